import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CredentialView } from '../../api/types'
import { nameOf } from '../../parts/format'
import { Stamp } from '../../parts/Stamp'

interface Person {
  id: string
  name: CredentialView['holder'] extends infer H ? (H extends { name: infer N } ? N : never) : never
  number: string
}

/** Whose it is: name over number; under it something else where that says more. */
export function HolderCell({ holder, under }: { holder: Person | undefined; under?: string }) {
  const { i18n } = useTranslation()
  if (!holder) return <span className="faint">–</span>
  return (
    <div className="two-lines">
      <Link to={`/people/${holder.id}`} className="strong ellipsis person-link">{nameOf(holder.name, i18n.language)}</Link>
      <span className="ellipsis">{under ?? holder.number}</span>
    </div>
  )
}

/** A card by its number and state, with the way to all that is known of it. */
export function CardCell({ card }: { card: Pick<CredentialView, 'id' | 'number' | 'state'> }) {
  return (
    <span className="row tight card-cell">
      <Link to={`/cards/card/${card.id}`} className="code person-link">{card.number}</Link> <Stamp code={card.state} />
    </span>
  )
}
