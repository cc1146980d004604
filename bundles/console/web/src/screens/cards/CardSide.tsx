import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CredentialView } from '../../api/types'
import { nameOf } from '../../parts/format'
import { CardFacts } from './CardFacts'
import { Deliveries } from './Deliveries'

/** A card beside a list: what it is and how far the terminals are. */
export function CardSide({ card }: { card: CredentialView }) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <CardFacts card={card} />
      <p><Link to={`/cards/card/${card.id}`}>{t('desk.verify')}</Link></p>
      <Deliveries {...(card.state === 'ACTIVE' || card.state === 'ISSUED' ? { added: card.id } : { removed: card.id })} />
    </div>
  )
}

/** What Space shows of a row that is about a card. */
export function besideCard(card: CredentialView, language: string) {
  return { title: `${nameOf(card.holder?.name, language)} · ${card.number}`, body: <CardSide key={card.id} card={card} /> }
}
