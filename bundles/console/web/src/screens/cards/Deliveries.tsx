import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { AffectedTerminal, Delivery, LocalName } from '../../api/types'
import { usePlace } from '../../app/Place'
import { clock, nameOf } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { Empty, ErrorNote, Note } from '../../parts/State'

const AGAIN = 5_000

/** How far the last change of a card has got, asked again until every terminal has it. */
export function useDeliveries(credentialId: string | undefined) {
  return useQuery({
    queryKey: ['deliveries', credentialId],
    queryFn: () => api.deliveries(credentialId ?? ''),
    enabled: credentialId !== undefined,
    refetchInterval: (query) => (query.state.data?.every((one) => one.state === 'CONFIRMED' || one.state === 'NOT_TOLD') ? false : AGAIN),
  })
}

/** How far a change has got at each terminal: of a card that goes, of one that comes, or of both side by side. */
export function Deliveries({ removed, added, title }: { removed?: string; added?: string; title?: string }) {
  const { t, i18n } = useTranslation()
  const going = useDeliveries(removed)
  const coming = useDeliveries(added)
  const columns = [
    { on: removed !== undefined, head: t('desk.removed'), query: going },
    { on: added !== undefined, head: t('desk.added'), query: coming },
  ].filter((one) => one.on)
  const told = columns.flatMap((one) => one.query.data ?? [])
  const terminals = new Map(told.map((one): [string, LocalName] => [one.terminalId, one.terminal]))
  const confirmed = [...terminals.keys()].filter((id) => told.every((one) => one.terminalId !== id || one.state === 'CONFIRMED')).length
  const names = (which: (one: Delivery) => boolean) => (going.data ?? []).filter(which).map((one) => nameOf(one.terminal, i18n.language)).join(t('manners.listed'))
  const alone = names((one) => one.state === 'NOT_TOLD')
  const silent = names((one) => one.want === 'REMOVED' && !one.reportsRefusals)
  const error = going.error ?? coming.error
  const known = columns.every((one) => one.query.data)
  const risky = names((one) => one.want === 'REMOVED' && one.state === 'UNREACHABLE')
  return (
    <Panel title={title ?? t('desk.deliveries')} hint={known && terminals.size > 0 ? t('desk.deliveredOf', { done: confirmed, count: terminals.size }) : undefined} flush className="no-print deliveries">
      {error ? <ErrorNote error={error} /> : null}
      {known && terminals.size === 0 && <Empty>{t('desk.noTerminals')}</Empty>}
      {terminals.size > 0 && (
        <table className="ch-list">
          <thead>
            <tr>
              <th scope="col">{t('desk.terminal')}</th>
              {columns.map((one) => <th key={one.head} scope="col">{one.head}</th>)}
            </tr>
          </thead>
          <tbody>
            {[...terminals].map(([id, name]) => (
              <tr key={id}>
                <td>{nameOf(name, i18n.language)}</td>
                {columns.map((one) => <td key={one.head}><Progress delivery={one.query.data?.find((each) => each.terminalId === id)} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {risky && <Note tone="late">{t('desk.offlineRisk', { names: risky })}</Note>}
      {alone && <Note tone="late">{t('desk.decideAlone', { names: alone })}</Note>}
      {silent && <Note tone="unk">{t('desk.silent', { names: silent })}</Note>}
    </Panel>
  )
}

function Progress({ delivery }: { delivery: Delivery | undefined }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  if (!delivery) return <>–</>
  return (
    <span className={`delivery delivery-${delivery.state}`} title={delivery.detail}>
      {t(`desk.delivery.${delivery.state}`)} {delivery.state !== 'NOT_TOLD' && <span className="faint small">{clock(delivery.since, zone)}</span>} {delivery.detail && <span className="small tone-miss">{t(`list.why.${delivery.detail}`, { defaultValue: delivery.detail })}</span>}
    </span>
  )
}

/** Before anything is saved: the terminals that will be told, the ones that cannot be reached by name. */
export function Affected({ terminals }: { terminals: AffectedTerminal[] }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const offline = terminals.filter((one) => !one.reachable)
  return (
    <Panel title={t('desk.affected')} hint={String(terminals.length)} flush className="no-print deliveries">
      {terminals.length === 0 ? (
        <Empty>{t('desk.noTerminals')}</Empty>
      ) : (
        <table className="ch-list">
          <tbody>
            {terminals.map((one) => (
              <tr key={one.id}>
                <td>{nameOf(one.name, i18n.language)}</td>
                <td className={`delivery delivery-${one.reachable ? 'EXPECTED' : 'UNREACHABLE'}`}>{one.reachable ? t('desk.reachable') : t('desk.offlineSince', { time: clock(one.since, zone) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {offline.length > 0 && <Note tone="late">{t('desk.offlineRisk', { names: offline.map((one) => nameOf(one.name, i18n.language)).join(t('manners.listed')) })}</Note>}
    </Panel>
  )
}
