import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { api } from '../../api/calls'
import type { CredentialView } from '../../api/types'
import { useKeys } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { dayOf, nameOf, stamp } from '../../parts/format'
import { Icon } from '../../parts/Icon'
import { Fact, Facts, PageHead, Panel } from '../../parts/Panel'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { Undo } from '../../parts/Undo'
import { CardFacts } from './CardFacts'
import { Deliveries } from './Deliveries'
import { endOfDay } from './desk/endOfDay'
import { HandOverPanel } from './HandOverSheet'
import { SwipeTestView } from './SwipeTest'
import { useSend } from './useSend'
import { useSwipeTest } from './useSwipeTest'
import './Cards.css'

const USES = ['IDENTITY', 'ATTENDANCE', 'ACCESS', 'DATA_CAPTURE'] as const

/** Everything that is known of one card: state, binding, each terminal, where it was used, and a test (C014). */
export default function CardPage() {
  const { id = '' } = useParams()
  // The read of a number is audited: it is not asked for again and again.
  const query = useQuery({ queryKey: ['credentials', 'one', id], queryFn: () => api.credential(id), staleTime: 60_000 })
  return <Loaded query={query} rows={8}>{(card) => <Card key={card.id} card={card} />}</Loaded>
}

function Card({ card }: { card: CredentialView }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const { busy, error, send } = useSend()
  const [frozen, setFrozen] = useState<{ at: number; state: 'SUSPENDED' | 'ACTIVE' } | null>(null)
  const swipe = useSwipeTest(card.state === 'ACTIVE' ? card.id : undefined)
  const onDesk = `/cards?employee=${card.employeeId}&card=${card.id}`
  const isFrozen = card.state === 'SUSPENDED'
  const toggle = async () => {
    const done = await send(() => (isFrozen ? api.thawCard(card.id) : api.freezeCard(card.id, t('desk.reason.LOST'))))
    if (done) setFrozen({ at: Date.now(), state: isFrozen ? 'ACTIVE' : 'SUSPENDED' })
  }
  const mayToggle = isFrozen ? can('credential.resume') : can('credential.freeze') && card.nextStates.includes('SUSPENDED')
  useKeys({ e: () => void navigate(onDesk), ...(mayToggle ? { f: () => void toggle() } : {}), s: swipe.start })
  const over = ['REVOKED', 'RETURNED', 'DESTROYED', 'EXPIRED', 'SUSPENDED'].includes(card.state)
  return (
    <>
      <PageHead title={t('card.page', { number: card.number })} hint={nameOf(card.holder?.name, i18n.language)}>
        {card.state === 'ISSUED' && can('credential.activate') && <Button type="primary" onClick={() => void navigate(`${onDesk}&act=activate`)}>{t('desk.act.activate')}…</Button>}
        {mayToggle && <Button loading={busy} onClick={() => void toggle()} icon={<Icon name="freeze" size={16} />}>{t(isFrozen ? 'desk.act.resume' : 'desk.act.suspend')} <span className="desk-key">F</span></Button>}
        <Button onClick={() => void navigate(onDesk)}>{t('card.toDesk')} <span className="desk-key">E</span></Button>
        <Button onClick={() => window.print()} icon={<Icon name="print" size={16} />} aria-label={t('manners.print')} />
      </PageHead>
      {error !== null && <div className="below"><ErrorNote error={error} /></div>}
      {frozen && <div className="below"><Note tone="ok" action={<Undo done={frozen.at} undo={() => { setFrozen(null); void toggle() }} busy={busy} />}>{t(frozen.state === 'SUSPENDED' ? 'card.frozen' : 'card.thawed')}</Note></div>}
      <div className="columns side">
        <div className="stack">
          <Panel title={t('card.binding')}>
            <CardFacts card={card} />
            {card.replaces && <p className="below"><Link to={`/cards/card/${card.replaces}`}>{t('card.before')}</Link></p>}
          </Panel>
          <Activation card={card} />
          {card.kind === 'CARD' && <HandOverPanel card={card} />}
          <Uses card={card} />
          {can('credential.write') && <Terms key={card.version} card={card} />}
        </div>
        <div className="stack">
          <Deliveries {...(over ? { removed: card.id } : { added: card.id })} />
          {card.state === 'ACTIVE' && swipe.may && (
            <Panel title={t('swipe.title')} hint={t('swipe.hint')} className="no-print">
              <SwipeTestView swipe={swipe} number={card.number} letter="S" />
            </Panel>
          )}
        </div>
      </div>
    </>
  )
}

/** At which point, by which check and by whom it became usable (C063). */
function Activation({ card }: { card: CredentialView }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const points = useQuery({ queryKey: ['activation-points'], queryFn: api.activationPoints })
  // A card that was usable at once was activated by nobody.
  const activated = card.activatedAt !== undefined && card.activatedAt !== card.issuedAt
  const query = useQuery({ queryKey: ['credentials', 'activation', card.id], queryFn: () => api.activationOf(card.id), enabled: activated })
  return (
    <Panel title={t('card.activation')}>
      {!activated ? (
        <p className="soft">{t(card.activatedAt ? 'card.usableAtOnce' : 'card.notActivated')}</p>
      ) : (
        <Loaded query={query} rows={1}>
          {(activation) => (
            <Facts>
              <Fact label={t('card.activatedAt')}>{stamp(activation.at, zone)}</Fact>
              <Fact label={t('identity.title')}>{t(`identity.check.${activation.check}`)}</Fact>
              <Fact label={t('card.operator')}>{activation.operator}</Fact>
              <Fact label={t('identity.point')}>{nameOf(points.data?.find((one) => one.id === activation.pointId)?.name, i18n.language) || '–'}</Fact>
            </Facts>
          )}
        </Loaded>
      )}
    </Panel>
  )
}

function Uses({ card }: { card: CredentialView }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { can } = useSession()
  const query = useQuery({ queryKey: ['credentials', 'uses', card.id], queryFn: () => api.usesOf(card.id) })
  const terminals = useQuery({ queryKey: ['terminals'], queryFn: api.terminals, enabled: can('terminal.read') })
  return (
    <Panel title={t('card.usedAt')} flush>
      <Loaded query={query} rows={2}>
        {(uses) =>
          uses.length === 0 ? (
            <Empty>{t('card.noUses')}</Empty>
          ) : (
            <table className="ch-list">
              <thead><tr><th scope="col">{t('desk.terminal')}</th><th scope="col">{t('card.lastUse')}</th><th scope="col" className="num">{t('card.timesUsed')}</th></tr></thead>
              <tbody>
                {uses.map((use) => (
                  <tr key={use.terminalId}>
                    <td>{nameOf(terminals.data?.find((one) => one.id === use.terminalId)?.name, i18n.language) || <span className="code">{use.terminalId.slice(0, 8)}</span>}</td>
                    <td>{stamp(use.last, zone)}</td>
                    <td className="num">{use.uses}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Panel>
  )
}

/** What it is good for, each by itself (C007), and its last day. */
function Terms({ card }: { card: CredentialView }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const { busy, error, send } = useSend()
  const [uses, setUses] = useState<CredentialView['uses']>(card.uses)
  const [lastDay, setLastDay] = useState(card.validUntil ? dayOf(Date.parse(card.validUntil) - 1, zone) : '')
  const changedUses = [...uses].sort().join() !== [...card.uses].sort().join()
  return (
    <Panel title={t('card.terms')} className="no-print">
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <div className="row">
        <Checkbox.Group value={uses} onChange={setUses} options={USES.map((value) => ({ value, label: t(`credentialUse.${value}`) }))} />
        <Button disabled={!changedUses || uses.length === 0} loading={busy} onClick={() => void send(() => api.setUses(card.id, uses, card.version))}>{t('card.setUses')}</Button>
      </div>
      <div className="row below">
        <label className="soft" htmlFor="card-last-day">{t('desk.lastDay')}</label>
        <Input id="card-last-day" className="last-day" type="date" value={lastDay} onChange={(event) => setLastDay(event.target.value)} />
        <Button loading={busy} disabled={card.temporary && !lastDay} onClick={() => void send(() => api.renewCard(card.id, lastDay ? endOfDay(lastDay, zone).toISOString() : undefined, card.version))}>{t(lastDay ? 'card.setEnd' : 'card.setEndless')}</Button>
      </div>
    </Panel>
  )
}
