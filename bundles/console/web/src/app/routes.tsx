import { createBrowserRouter, Navigate } from 'react-router'
import { Broken } from './Broken'
import { Home } from './Home'
import { Shell } from './Shell'

type Screen = { default: React.ComponentType }

function screen(load: () => Promise<Screen>) {
  return async () => ({ Component: (await load()).default })
}

/** The screens of the left bar; loaded while the browser has nothing to do, so that a key opens them at once. */
const SCREENS = {
  today: () => import('../screens/today/Today'),
  people: () => import('../screens/people/People'),
  cards: () => import('../screens/cards/desk/CardDesk'),
  attendance: () => import('../screens/attendance/MonthSheet'),
  day: () => import('../screens/attendance/PersonDayPage'),
  roster: () => import('../screens/roster/Roster'),
  terminals: () => import('../screens/terminals/Terminals'),
  reports: () => import('../screens/reports/Reports'),
}

export function loadAhead(): () => void {
  const waiting = Object.values(SCREENS)
  const idle = window.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 500))
  let ended = false
  const next = () => {
    const load = waiting.shift()
    if (load && !ended) void load().then(() => idle(next), () => undefined)
  }
  const timer = setTimeout(() => idle(next), 1_500)
  return () => {
    ended = true
    clearTimeout(timer)
  }
}

let router: ReturnType<typeof createBrowserRouter> | undefined

/** Every object has one address; each screen is a chunk of its own. */
export function routes() {
  router ??= createBrowserRouter([
    { path: '/wall', lazy: screen(() => import('../screens/today/Wall')), errorElement: <Broken /> },
    {
      path: '/',
      element: <Shell />,
      errorElement: <Broken />,
      // A page that cannot be shown leaves the bars where they are.
      children: [
        {
          errorElement: <Broken />,
          children: [
            { index: true, element: <Home /> },
            { path: 'today', lazy: screen(SCREENS.today) },
            { path: 'today/roll-calls', lazy: screen(() => import('../screens/today/RollCalls')) },
            { path: 'today/roll-calls/:id', lazy: screen(() => import('../screens/today/RollCall')) },
            { path: 'people', lazy: screen(SCREENS.people) },
            { path: 'people/import', lazy: screen(() => import('../screens/people/ImportWizard')) },
            { path: 'people/photos', lazy: screen(() => import('../screens/people/PhotoImport')) },
            { path: 'people/contractors', lazy: screen(() => import('../screens/people/Contractors')) },
            { path: 'people/biometrics', lazy: screen(() => import('../screens/people/biometrics/Pending')) },
            { path: 'people/:id', lazy: screen(() => import('../screens/people/PersonPage')) },
            { path: 'cards', lazy: screen(SCREENS.cards) },
            { path: 'cards/card/:id', lazy: screen(() => import('../screens/cards/CardPage')) },
            { path: 'cards/:area', lazy: screen(() => import('../screens/cards/CardPages')) },
            { path: 'visitors', lazy: screen(() => import('../screens/visitors/Visitors')) },
            { path: 'attendance', lazy: screen(SCREENS.attendance) },
            { path: 'attendance/requests', lazy: screen(() => import('../screens/requests/Queue')) },
            { path: 'attendance/device-faults', lazy: screen(() => import('../screens/attendance/DeviceFault')) },
            { path: 'attendance/periods', lazy: screen(() => import('../screens/attendance/Closing')) },
            { path: 'attendance/cycles', lazy: screen(() => import('../screens/attendance/WorkCycles')) },
            { path: 'attendance/leave', lazy: screen(() => import('../screens/attendance/LeaveYear')) },
            { path: 'attendance/pictures', lazy: screen(() => import('../screens/attendance/PictureReviews')) },
            { path: 'attendance/phones', lazy: screen(() => import('../screens/attendance/phones/Phones')) },
            { path: 'attendance/overrides', lazy: screen(() => import('../screens/attendance/Overrides')) },
            { path: 'attendance/:employeeId/:date', lazy: screen(SCREENS.day) },
            { path: 'attendance/:employeeId/:date/paper', lazy: screen(() => import('../screens/attendance/DayPaper')) },
            { path: 'roster', lazy: screen(SCREENS.roster) },
            { path: 'terminals', lazy: screen(SCREENS.terminals) },
            { path: 'terminals/drivers', lazy: screen(() => import('../screens/terminals/Drivers')) },
            { path: 'terminals/gateways', lazy: screen(() => import('../screens/terminals/Gateways')) },
            { path: 'terminals/lists', lazy: screen(() => import('../screens/terminals/Lists')) },
            { path: 'terminals/set-up', lazy: screen(() => import('../screens/terminals/SetUpTerminal')) },
            { path: 'terminals/expected', lazy: screen(() => import('../screens/terminals/Expected')) },
            { path: 'terminals/access-levels', lazy: screen(() => import('../screens/terminals/AccessLevels')) },
            { path: 'terminals/refused', lazy: screen(() => import('../screens/terminals/Refused')) },
            { path: 'terminals/messages', lazy: screen(() => import('../screens/terminals/DisplayMessages')) },
            { path: 'terminals/maintenance', lazy: screen(() => import('../screens/terminals/MaintenanceDue')) },
            { path: 'terminals/quarantine', lazy: screen(() => import('../screens/terminals/Quarantine')) },
            { path: 'terminals/:id/upload', lazy: screen(() => import('../screens/terminals/StickUpload')) },
            { path: 'reports', lazy: screen(SCREENS.reports) },
            { path: 'reports/subscriptions', lazy: screen(() => import('../screens/reports/Subscriptions')) },
            { path: 'reports/parallel-run', lazy: screen(() => import('../screens/reports/ParallelRun')) },
            { path: 'administration', element: <Navigate to="/administration/accounts" replace /> },
            { path: 'administration/:area', lazy: screen(() => import('../screens/administration/Administration')) },
            { path: 'set-up', lazy: screen(() => import('../screens/setup/SetUp')) },
            { path: 'subscriptions', lazy: screen(() => import('../screens/reports/Subscriptions')) },
            { path: 'approvals', lazy: screen(() => import('../screens/requests/Approvals')) },
            { path: 'own', lazy: screen(() => import('../screens/own/OwnToday')) },
            { path: 'own/month', lazy: screen(() => import('../screens/own/OwnMonth')) },
            { path: 'own/roster', lazy: screen(() => import('../screens/own/OwnRoster')) },
            { path: 'own/roster/swap', lazy: screen(() => import('../screens/own/OwnSwap')) },
            { path: 'own/requests', lazy: screen(() => import('../screens/own/OwnRequests')) },
            { path: 'own/requests/new', lazy: screen(() => import('../screens/own/OwnAsk')) },
            { path: 'own/requests/:id', lazy: screen(() => import('../screens/own/OwnRequest')) },
            { path: 'own/cards', lazy: screen(() => import('../screens/own/OwnCards')) },
            { path: 'own/cards/new', lazy: screen(() => import('../screens/own/OwnCardAsk')) },
            { path: 'own/phone', lazy: screen(() => import('../screens/own/phone/OwnPhone')) },
            { path: 'own/visitors', lazy: screen(() => import('../screens/own/OwnVisitors')) },
            { path: 'own/notices', lazy: screen(() => import('../screens/own/OwnNotices')) },
            { path: 'own/problems', lazy: screen(() => import('../screens/own/OwnProblems')) },
            { path: 'own/me', lazy: screen(() => import('../screens/own/OwnMe')) },
            { path: '*', lazy: screen(() => import('./Nowhere')) },
          ],
        },
      ],
    },
  ])
  return router
}
