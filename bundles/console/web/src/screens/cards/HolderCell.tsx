import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CredentialView } from '../../api/types'
import { nameOf } from '../../parts/format'
import { useNarrow } from '../../parts/narrow'
import { Stamp } from '../../parts/Stamp'

/** Whose it is: name over number; on a phone something else under it, for which there is no column. */
export function HolderCell({ holder, onPhone }: { holder: CredentialView['holder']; onPhone?: string }) {
  const { i18n } = useTranslation()
  const narrow = useNarrow()
  if (!holder) return <span className="faint">–</span>
  return (
    <div className="two-lines">
      <Link to={`/people/${holder.id}`} className="strong ellipsis person-link">{nameOf(holder.name, i18n.language)}</Link>
      <span className="ellipsis">{narrow ? (onPhone ?? holder.number) : holder.number}</span>
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
