import { Navigate } from 'react-router'
import { useSession } from './Session'

/** Where a person begins: an employee with the own month, a new company with the set-up, everybody else with what they answer for. */
export function Home() {
  const { session, can } = useSession()
  if (session.account.kind === 'EMPLOYEE') return <Navigate to="/own" replace />
  if (session.setup?.needed && can('organisation.write')) return <Navigate to="/set-up" replace />
  if (can('timesheet.read')) return <Navigate to="/today" replace />
  if (['credential.issue', 'credential.activate', 'credential.write'].some(can)) return <Navigate to="/cards" replace />
  if (can('visitor.admit')) return <Navigate to="/visitors" replace />
  if (can('audit.read')) return <Navigate to="/administration/audit" replace />
  if (can('terminal.read')) return <Navigate to="/terminals" replace />
  if (can('employee.read')) return <Navigate to="/people" replace />
  return <Navigate to="/own" replace />
}
