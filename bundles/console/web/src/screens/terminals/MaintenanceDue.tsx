import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { addDays, nameOf } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { Empty, Loaded } from '../../parts/State'
import { TerminalPages } from './TerminalPages'

/** Further ahead nobody plans. */
const AHEAD_DAYS = 30

/** What is due at terminals: overdue first, then the month ahead. */
export default function MaintenanceDue() {
  const { t, i18n } = useTranslation()
  const { date } = usePlace()
  const query = useQuery({ queryKey: ['maintenance', 'due', date], queryFn: () => api.maintenanceDue(addDays(date, AHEAD_DAYS)) })
  const terminals = useQuery({ queryKey: ['terminals'], queryFn: api.terminals })
  const byId = useMemo(() => new Map(terminals.data?.map((terminal) => [terminal.id, terminal])), [terminals.data])
  return (
    <>
      <TerminalPages />
      <PageHead title={t('maintenance.dueTitle')} hint={t('maintenance.dueHint', { days: AHEAD_DAYS })}><SendList list="MAINTENANCE" filters={{ days: AHEAD_DAYS }} /></PageHead>
      <Panel label={t('maintenance.dueTitle')} flush>
        <Loaded query={query} rows={6} what={t('maintenance.dueTitle')}>
          {(entries) =>
            entries.length === 0 ? (
              <Empty action={<Link to="/terminals">{t('terminal.title')}</Link>}>{t('maintenance.dueNone', { days: AHEAD_DAYS })}</Empty>
            ) : (
              <table className="ch-list stacks">
                <thead><tr><th>{t('terminal.areaTerminal')}</th><th>{t('maintenance.what')}</th><th>{t('maintenance.doneOn')}</th><th>{t('maintenance.nextOn')}</th></tr></thead>
                <tbody>
                  {entries.map((entry) => {
                    const terminal = byId.get(entry.terminalId)
                    const overdue = entry.nextOn !== undefined && entry.nextOn <= date
                    return (
                      <tr key={entry.id}>
                        <td><Link className="underlined" to={`/terminals?id=${entry.terminalId}`}>{terminal ? nameOf(terminal.name, i18n.language) : entry.terminalId}</Link> <span className="faint">{terminal && nameOf(terminal.siteName, i18n.language)}</span></td>
                        <td data-label={t('maintenance.what')}><strong>{t(`maintenance.work.${entry.work}`)}</strong> {entry.text}</td>
                        <td data-label={t('maintenance.doneOn')} className="nowrap">{entry.doneOn} <span className="faint">{entry.by}</span></td>
                        <td data-label={t('maintenance.nextOn')} className={overdue ? 'nowrap tone-late strong' : 'nowrap'}>{entry.nextOn}</td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            )
          }
        </Loaded>
      </Panel>
    </>
  )
}
