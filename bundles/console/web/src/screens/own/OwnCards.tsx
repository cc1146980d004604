import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { CredentialView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { stamp } from '../../parts/format'
import { Stamp } from '../../parts/Stamp'
import { Empty, Loaded } from '../../parts/State'
import { Icon } from '../../parts/Icon'
import { Freeze } from './Freeze'
import { HandOver } from './HandOver'
import { isToConfirm, useOwnNotices } from './OwnNotices'
import './Own.css'

const HELD = ['ACTIVE', 'ISSUED', 'SUSPENDED']

export function isHeld(card: CredentialView): boolean {
  return HELD.includes(card.state)
}

export function useOwnCards() {
  const { session, can } = useSession()
  const id = session.account.employeeId ?? ''
  return useQuery({ queryKey: ['credentials', id], queryFn: () => api.credentialsOf(id), enabled: id !== '' && can('credential.read') })
}

/** Everything one holds, what became of it, and the button for when it is gone. */
export default function OwnCards() {
  const { t } = useTranslation()
  const query = useOwnCards()
  return (
    <div className="own">
      <h1 className="hidden-text">{t('areas.ownCards')}</h1>
      <Loaded query={query} rows={5}>
        {(cards) => {
          const held = cards.filter(isHeld)
          const past = cards.filter((card) => !isHeld(card))
          return (
            <>
              {held.length === 0 && <Empty>{t('own.noCard')}</Empty>}
              {held.map((card) => (
                <section key={card.id} className="own-card stack" aria-label={t(`method.${card.kind}`)}>
                  <HeldCard card={card} />
                  {card.kind === 'CARD' && <HandOver card={card} />}
                </section>
              ))}
              <Ways />
              {past.length > 0 && (
                <section className="own-card" aria-label={t('own.past')}>
                  <h2 className="own-title">{t('own.past')}</h2>
                  <ul className="own-list">
                    {past.map((card) => (
                      <li key={card.id} className="own-line">
                        <span className="grow">{t(`method.${card.kind}`)} {card.number} <span className="faint small">{card.reason}</span></span>
                        <Stamp code={card.state} />
                      </li>
                    ))}
                  </ul>
                </section>
              )}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

/** What else one can do about a card. */
function Ways() {
  const { t } = useTranslation()
  const { can } = useSession()
  const unread = useOwnNotices().data?.filter(isToConfirm).length ?? 0
  return (
    <nav className="own-card own-lines" aria-label={t('own.ways')}>
      {can('credential.request') && can('request.submit') && <Way to="/own/cards/new">{t('cardRequest.title')}</Way>}
      {can('phone.use') && <Way to="/own/phone">{t('phone.own')}</Way>}
      {can('visitor.register') && <Way to="/own/visitors">{t('visitor.own')}</Way>}
      {can('ticket.report') && <Way to="/own/problems">{t('ticket.own')}</Way>}
      <Way to="/own/notices" value={unread > 0 ? t('own.toConfirm', { count: unread }) : undefined}>{t('own.notices')}</Way>
    </nav>
  )
}

function Way({ to, value, children }: { to: string; value?: string; children: string }) {
  return (
    <Link to={to} className="own-line own-link">
      <span className="grow">{children}</span>
      {value && <span className="tone-late">{value}</span>}
      <Icon name="next" size={16} />
    </Link>
  )
}

export function HeldCard({ card }: { card: CredentialView }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const uses = useQuery({ queryKey: ['card', 'uses', card.id], queryFn: () => api.usesOf(card.id) })
  const last = uses.data?.[0]?.last
  return (
    <div className="stack">
      <div className="own-held">
        <span className={`own-mini${card.state === 'ACTIVE' ? '' : ' own-pale'}`}>{t(`method.${card.kind}`)}<b>{card.number}</b></span>
        <div>
          <p className="strong">{t(card.temporary ? 'own.temporary' : 'own.card')} <Stamp code={card.state} /></p>
          <p className="soft">{t('own.since', { time: stamp(card.movedAt, zone) })}</p>
          {card.validUntil && <p className="soft">{t('own.until', { time: stamp(card.validUntil, zone) })}</p>}
          <p className="soft">{last ? t('own.lastRead', { time: stamp(last, zone) }) : uses.data && t('own.neverRead')}</p>
        </div>
      </div>
      <Freeze card={card} />
    </div>
  )
}
