import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { ClosingPeriod, PersonDay } from '../../api/types'
import { usePlace } from '../../app/Place'
import { hm, nameOf, shortDay, stamp } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { Loaded } from '../../parts/State'

function useCarried(period: ClosingPeriod) {
  const query = useQuery({ queryKey: ['periods', period.id, 'adjustments', period.version], queryFn: () => api.adjustments(period.id) })
  return query.data?.items ?? []
}

/** How many lines a period carries, where it carries any; opens them. */
export function CarriedCount({ period, open }: { period: ClosingPeriod; open: () => void }) {
  const { t } = useTranslation()
  const lines = useCarried(period)
  if (lines.length === 0) return null
  return <button type="button" className="link-button" onClick={open}>{t('closing.carriedCount', { count: lines.length })}</button>
}

/** What became known of locked dates: minutes more or fewer, with both versions. */
export function Carried({ period }: { period: ClosingPeriod }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const lines = useCarried(period)
  if (lines.length === 0) return null
  return (
    <Panel title={t('closing.carried')} hint={t('closing.carriedHint')} flush extra={<SendList list="CARRIED_LINES" />}>
      <table className="ch-list stacks">
        <thead><tr><th>{t('closing.person')}</th><th>{t('closing.date')}</th><th>{t('closing.minutes')}</th><th>{t('closing.versions')}</th><th>{t('closing.known')}</th><th>{t('closing.because')}</th></tr></thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.employee.id}${line.date}${line.ordinal}`}>
              <td>{nameOf(line.employee.name, i18n.language)} <span className="faint">{line.employee.number}</span></td>
              <td data-label={t('closing.date')}><Link to={`/attendance/${line.employee.id}/${line.date}`}>{shortDay(line.date, i18n.language)}</Link></td>
              <td data-label={t('closing.minutes')}>{Object.entries(line.minutes).map(([bucket, minutes]) => `${t(`bucket.${bucket}`)} ${minutes > 0 ? '+' : '−'}${hm(Math.abs(minutes))}`).join(t('manners.listed'))}</td>
              <td data-label={t('closing.versions')}>{line.fromVersion} → {line.toVersion}</td>
              <td data-label={t('closing.known')} className="nowrap">{stamp(line.computedAt, zone)}</td>
              <td data-label={t('closing.because')}>{line.causes.map((cause) => t(`closing.cause.${cause}`)).join(', ')} <Because employeeId={line.employee.id} date={line.date} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

/** Who agreed to what came after the lock, and why: asked for when somebody wants to know. */
function Because({ employeeId, date }: { employeeId: string; date: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const query = useQuery({ queryKey: ['day', employeeId, date], queryFn: () => api.day(employeeId, date), enabled: open })
  if (!open) return <button type="button" className="link-button" onClick={() => setOpen(true)}>{t('closing.becauseAsk')}</button>
  return <Loaded query={query} rows={1}>{(day) => <>{becauseOf(day).map((one) => <div key={one.key}>{t(`closing.because${one.kind}`, { reason: one.reason, by: one.by, at: stamp(one.at, day.zone) })}</div>)}{becauseOf(day).length === 0 && <span className="soft">{t('closing.becauseFacts')}</span>}</>}</Loaded>
}

/** Approvals and rules for the person that are newer than what the lock kept; where there are none, punches or reports of terminals were late. */
export function becauseOf(day: PersonDay) {
  const kept = day.results.map((one) => one.computedAt).sort().at(-1) ?? ''
  return [
    ...day.granted.map((one) => ({ kind: 'Approved', key: one.requestId, reason: one.reason, by: one.approver, at: one.approvedAt })),
    ...day.overrides.map((one) => ({ kind: 'Override', key: one.id, reason: one.reason, by: one.by, at: one.at })),
  ].filter((one) => one.at > kept)
}
