import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { ClosingPeriod } from '../../api/types'
import { usePlace } from '../../app/Place'
import { hm, nameOf, shortDay, stamp } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'

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
        <thead><tr><th>{t('closing.person')}</th><th>{t('closing.date')}</th><th>{t('closing.minutes')}</th><th>{t('closing.versions')}</th><th>{t('closing.known')}</th></tr></thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.employee.id}${line.date}${line.ordinal}`}>
              <td>{nameOf(line.employee.name, i18n.language)} <span className="faint">{line.employee.number}</span></td>
              <td data-label={t('closing.date')}><Link to={`/attendance/${line.employee.id}/${line.date}`}>{shortDay(line.date, i18n.language)}</Link></td>
              <td data-label={t('closing.minutes')}>{Object.entries(line.minutes).map(([bucket, minutes]) => `${t(`bucket.${bucket}`)} ${minutes > 0 ? '+' : '−'}${hm(Math.abs(minutes))}`).join(', ')}</td>
              <td data-label={t('closing.versions')}>{line.fromVersion} → {line.toVersion}</td>
              <td data-label={t('closing.known')} className="nowrap">{stamp(line.computedAt, zone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
