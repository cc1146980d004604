import { createBrowserRouter, Navigate } from 'react-router'
import { ErrorNote } from '../parts/State'
import { Home } from './Home'
import { Shell } from './Shell'

type Screen = { default: React.ComponentType }

function screen(load: () => Promise<Screen>) {
  return async () => ({ Component: (await load()).default })
}

let router: ReturnType<typeof createBrowserRouter> | undefined

/** Every object has one address; each screen is a chunk of its own. */
export function routes() {
  router ??= createBrowserRouter([
    {
      path: '/',
      element: <Shell />,
      errorElement: <Broken />,
      children: [
        { index: true, element: <Home /> },
        { path: 'today', lazy: screen(() => import('../screens/today/Today')) },
        { path: 'people', lazy: screen(() => import('../screens/people/People')) },
        { path: 'people/import', lazy: screen(() => import('../screens/people/ImportWizard')) },
        { path: 'people/:id', lazy: screen(() => import('../screens/people/PersonPage')) },
        { path: 'cards', lazy: screen(() => import('../screens/cards/CardDesk')) },
        { path: 'attendance', lazy: screen(() => import('../screens/attendance/MonthSheet')) },
        { path: 'attendance/:employeeId/:date', lazy: screen(() => import('../screens/attendance/PersonDayPage')) },
        { path: 'roster', lazy: screen(() => import('../screens/roster/Roster')) },
        { path: 'terminals', lazy: screen(() => import('../screens/terminals/Terminals')) },
        { path: 'terminals/drivers', lazy: screen(() => import('../screens/terminals/Drivers')) },
        { path: 'terminals/quarantine', lazy: screen(() => import('../screens/terminals/Quarantine')) },
        { path: 'terminals/:id/upload', lazy: screen(() => import('../screens/terminals/StickUpload')) },
        { path: 'reports', lazy: screen(() => import('../screens/reports/Reports')) },
        { path: 'administration', element: <Navigate to="/administration/accounts" replace /> },
        { path: 'administration/:area', lazy: screen(() => import('../screens/administration/Administration')) },
        { path: 'set-up', lazy: screen(() => import('../screens/setup/SetUp')) },
        { path: 'own', lazy: screen(() => import('../screens/own/OwnMonth')) },
        { path: '*', lazy: screen(() => import('./Nowhere')) },
      ],
    },
  ])
  return router
}

function Broken() {
  return (
    <main className="broken">
      <ErrorNote error={new Error('The page could not be shown.')} retry={() => location.reload()} />
    </main>
  )
}
