import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/calls'
import { useSession } from '../app/Session'
import { nameOf, stamp } from './format'
import { Note } from './State'

/** How far the terminals behind some figures have reported: silent line while all have, a note with each that has not. */
export function Reported({ until, siteId }: { until: string; siteId?: string }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const query = useQuery({ queryKey: ['completeness', until, siteId], queryFn: () => api.completeness(until, siteId), enabled: can('timesheet.read'), refetchInterval: 60_000 })
  const sites = query.data?.sites ?? []
  const terminals = sites.reduce((sum, site) => sum + site.terminals, 0)
  if (terminals === 0) return null
  const behind = sites.flatMap((site) => site.behind.map((terminal) => ({ ...terminal, site })))
  if (behind.length === 0) {
    const wanted = sites.map((site) => site.wanted).sort().at(-1)
    return <p className="small faint reported">{t('reported.complete', { count: terminals, time: stamp(wanted) })}</p>
  }
  return (
    <Note tone="late">
      <details className="reported">
        <summary><strong>{t('reported.behind', { count: behind.length, of: terminals })}</strong> {t('reported.provisional')}</summary>
        <ul>
          {behind.map((terminal) => (
            <li key={terminal.terminalId}>
              {can('terminal.read') ? <Link to={`/terminals?id=${terminal.terminalId}`}>{nameOf(terminal.name, i18n.language)}</Link> : nameOf(terminal.name, i18n.language)}
              {' · '}
              {nameOf(terminal.site.name, i18n.language)}: {terminal.reportedUpTo ? t('reported.upTo', { time: stamp(terminal.reportedUpTo) }) : t('reported.never')}
              {terminal.missing > 0 && ` · ${t('reported.missing', { count: terminal.missing })}`}
              {terminal.lost && ` · ${t('reported.lost')}`}
            </li>
          ))}
        </ul>
      </details>
    </Note>
  )
}
