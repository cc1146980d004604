import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { TerminalView } from '../../api/types'
import { useSession } from '../../app/Session'
import { nameOf } from '../../parts/format'
import { PunchMark } from '../../parts/PunchMark'
import { ErrorNote, Note, Refusal } from '../../parts/State'

/** Minutes and seconds between two instants. */
export function lapse(from: string, until: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(until) - Date.parse(from)) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Waits for somebody to punch, and says for whom it was taken. @param since when the terminal was first heard of */
export function FirstPunch({ terminal, since, byFile }: { terminal: TerminalView; since: string | undefined; byFile: boolean }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const query = useQuery({ queryKey: ['punches', 'first', terminal.id], queryFn: () => api.punches({ terminalId: terminal.id, limit: 1 }), refetchInterval: 2_000, enabled: can('punch.read') })
  if (!can('punch.read')) return <Refusal permission="punch.read" />
  const punch = query.data?.items[0]
  if (query.error) return <ErrorNote error={query.error} />
  if (!punch) {
    return (
      <div className="stack" aria-live="polite">
        <p className="punch-now">{t(byFile ? 'setUpTerminal.uploadNow' : 'setUpTerminal.punchNow')}</p>
        {byFile ? <Link to={`/terminals/${terminal.id}/upload`}>{t('terminal.upload')}</Link> : <p className="waiting"><span className="pulse" aria-hidden="true" />{t('setUpTerminal.waitPunch')}</p>}
      </div>
    )
  }
  return (
    <div className="stack" aria-live="polite">
      <Note tone={punch.employeeId ? 'ok' : 'late'}>
        <p className="punch-now"><PunchMark method={punch.method} /> {punch.employeeId ? nameOf(punch.name, i18n.language) : t('setUpTerminal.punchOfNobody', { subject: punch.subject ?? '' })}</p>
        <p>{t('setUpTerminal.punchSeen', { time: punch.local.slice(11, 19), day: punch.local.slice(0, 10) })}</p>
        {since && <p className="strong">{t('setUpTerminal.took', { time: lapse(since, punch.receivedAt) })}</p>}
        {!punch.employeeId && <p>{t('setUpTerminal.nobodyDo')}</p>}
      </Note>
      <div className="row">
        <Link to={`/terminals?id=${terminal.id}`}>{t('setUpTerminal.toTerminal')}</Link>
        <Link to="/terminals/set-up">{t('setUpTerminal.another')}</Link>
      </div>
    </div>
  )
}
