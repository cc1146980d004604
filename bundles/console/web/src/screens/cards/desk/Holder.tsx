import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CredentialView, EmployeeView } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { nameOf, otherName, stamp } from '../../../parts/format'
import { Fact, Facts } from '../../../parts/Panel'
import { PersonPhoto } from '../../../parts/PersonPhoto'
import { Stamp } from '../../../parts/Stamp'
import { CardObject } from '../CardObject'

/** Who it is, large enough to compare with the face before the desk. */
export function Holder({ person, live, replaced }: { person: EmployeeView; live: number; replaced: number }) {
  const { t, i18n } = useTranslation()
  return (
    <div className="person-head">
      <PersonPhoto id={person.id} name={person.name} />
      <div className="grow">
        <p className="person-name">
          <Link to={`/people/${person.id}`} className="person-link">{nameOf(person.name, i18n.language)}</Link>{' '}
          <span className="faint person-other">{[otherName(person.name, i18n.language), person.number].filter(Boolean).join(' · ')}</span>
        </p>
        <p className="soft">{[nameOf(person.departmentName, i18n.language), nameOf(person.siteName, i18n.language), person.position].filter(Boolean).join(' · ')}</p>
        <Facts>
          <Fact label={t('desk.cards')}>{live}</Fact>
          <Fact label={t('desk.replaced')}>{t('desk.times', { count: replaced })}</Fact>
          {person.status !== 'ACTIVE' && <Stamp code={person.status} />}
        </Facts>
      </div>
    </div>
  )
}

/** What the person holds; the chosen one is what the letters act on. */
export function HeldCards({ cards, chosen, choose }: { cards: CredentialView[]; chosen: string | undefined; choose: (id: string) => void }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  if (cards.length === 0) return <p className="below soft">{t('desk.noCard')}</p>
  return (
    <>
      <ul className="held">
        {cards.map((card) => (
          <li key={card.id}>
            <button type="button" className={`plain-button held-card${card.id === chosen ? ' chosen' : ''}`} aria-pressed={card.id === chosen} onClick={() => choose(card.id)}>
              <CardObject title={card.kind === 'CARD' ? t('desk.card') : t(`method.${card.kind}`)} number={card.number} tone={card.state === 'ACTIVE' ? 'new' : 'old'} state={card.state} foot={card.temporary ? t('desk.lent', { time: stamp(card.validUntil, zone) }) : t('desk.since', { time: stamp(card.validFrom, zone) })} />
            </button>
          </li>
        ))}
      </ul>
      {chosen && <p className="below"><Link to={`/cards/card/${chosen}`}>{t('desk.verify')}</Link> <span className="desk-key soft">V</span></p>}
    </>
  )
}
