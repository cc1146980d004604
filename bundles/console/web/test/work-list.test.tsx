import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter, useLocation } from 'react-router'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import { Problem } from '../src/api/problem'
import type { ClosingPeriod, ExceptionView, PersonDay } from '../src/api/types'
import { byPeriod } from '../src/screens/today/Bulk'
import { WorkList } from '../src/screens/today/WorkList'

let rights: string[] = []
vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai', date: '2026-11-30', sites: [] }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: (right: string) => rights.includes(right), session: { roles: [], account: {} } }) }))
vi.mock('../src/screens/attendance/SideDay', () => ({
  SideDay: ({ employeeId, date, children }: { employeeId: string; date: string; children?: false | ((day: PersonDay) => ReactNode) }) => <><p>{`beside ${employeeId} ${date}`}</p>{children && children(day)}</>,
}))
const day = {
  employee: { id: 'e1', departmentId: 'd1' }, date: '2026-11-27', zone: 'Asia/Shanghai', punches: [], granted: [], results: [{ flags: ['MISSING_OUT'] }],
  plan: [{ shiftCode: 'Am', from: '2026-11-27T07:00:00', until: '2026-11-27T15:00:00', window: { from: '2026-11-26T21:00:00Z', until: '2026-11-27T13:00:00Z' } }],
} as unknown as PersonDay
const crew = [2, 3, 4].map((n) => ({ employeeId: `e${n}`, days: [{ date: '2026-11-27', shiftCode: 'Am', lastOut: `2026-11-27T15:0${n}:00` }] }))

const row = (n: number, kind: ExceptionView['kind'], severity: ExceptionView['severity'] = 'MEDIUM'): ExceptionView =>
  ({ employee: { id: `e${n}`, number: String(100_000 + n), name: { zh: '', en: `Person ${n}` } }, date: '2026-11-27', kind, name: kind, severity, minutes: 12, day: { date: '2026-11-27' } }) as unknown as ExceptionView

function Where() {
  const { pathname, search } = useLocation()
  return <p>{`at ${pathname}${search}`}</p>
}

const press = (key: string) => fireEvent.keyDown(window, { key })

async function show(rows: ExceptionView[], suggestions: object[] = [], first = 'Person 1') {
  vi.spyOn(api, 'missedPunchSuggestions').mockResolvedValue({ items: suggestions, next: '' } as never)
  vi.spyOn(api, 'exceptions').mockResolvedValue({ items: rows, next: '' } as never)
  vi.spyOn(api, 'waitingWork').mockResolvedValue([{ kind: 'EXCEPTIONS', count: rows.length, more: false }, { kind: 'CARD_ALARMS', count: 3, more: false }, { kind: 'UNKNOWN_CARDS', count: 200, more: true }])
  vi.spyOn(api, 'shifts').mockResolvedValue([])
  vi.spyOn(api, 'departments').mockResolvedValue([])
  vi.spyOn(api, 'month').mockResolvedValue({ items: crew, next: '' } as never)
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter><WorkList /><Where /></MemoryRouter>
    </QueryClientProvider>,
  )
  await screen.findByText(first)
}

describe('The work list', () => {
  beforeEach(() => {
    rights = ['timesheet.read', 'request.submit']
  })

  it('shows a day beside it with Space, and takes it away again', async () => {
    await show([row(1, 'MISSING_OUT'), row(2, 'MISSING_IN')])
    press('j')
    press(' ')
    expect(screen.getByText('beside e1 2026-11-27')).toBeTruthy()
    press('j')
    press(' ')
    expect(screen.getByText('beside e2 2026-11-27')).toBeTruthy()
    expect(screen.getByText('at /')).toBeTruthy()
  })

  it('fills the correction from other evidence beside the list', async () => {
    await show([row(1, 'MISSING_OUT')])
    press('j')
    press(' ')
    expect(screen.getByText('beside e1 2026-11-27')).toBeTruthy()
    fireEvent.click(await screen.findByRole('link', { name: 'Use it' }))
    expect(screen.getByText('at /attendance/e1/2026-11-27?correct&as=OUT&at=2026-11-27T15:03')).toBeTruthy()
  })

  it('begins the correction of what is missing with e, where the desk may', async () => {
    await show([row(1, 'MISSING_OUT')])
    press('j')
    press('e')
    expect(screen.getByText('at /attendance/e1/2026-11-27?correct')).toBeTruthy()
  })

  it('counts what waits elsewhere as the entries of the bar do, and leads there', async () => {
    await show([row(1, 'MISSING_OUT')])
    expect((await screen.findByRole('link', { name: /Card alarms ?3$/ })).getAttribute('href')).toBe('/cards/watch')
    expect(screen.getByRole('link', { name: /Unknown numbers ?99\+$/ })).toBeTruthy()
    expect(screen.getByText('204 items · last 7 days')).toBeTruthy()
  })

  it('begins with the kind of the gravest, and has the gravest on top', async () => {
    await show([row(2, 'MISSING_OUT'), row(3, 'LATE'), { ...row(4, 'LATE', 'HIGH'), date: '2026-11-25' }, row(1, 'LATE', 'LOW')])
    expect(screen.getByRole('button', { name: /Late \/ early/ }).getAttribute('aria-pressed')).toBe('true')
    expect(screen.getAllByText(/^Person \d$/).map((one) => one.textContent)).toEqual(['Person 4', 'Person 3', 'Person 1'])
    expect(screen.getByText('high')).toBeTruthy()
  })

  it('is filtered by severity, kept in the address and counted by kind, and says so where nothing is left', async () => {
    await show([row(1, 'LATE', 'LOW'), row(2, 'MISSING_OUT'), row(3, 'MISSING_OUT', 'LOW'), row(4, 'ABSENT', 'HIGH')], [], 'Person 4')
    expect(screen.getByRole('radiogroup', { name: 'By severity' }).textContent).toBe('all 4high 1medium 1low 2')
    fireEvent.click(screen.getByRole('radio', { name: 'low 2' }))
    expect(screen.getByText('at /?severity=LOW')).toBeTruthy()
    expect(screen.getByRole('button', { name: /Late \/ early ?1$/ })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /Missing punch ?1$/ }))
    expect(screen.getAllByText(/^Person \d$/).map((one) => one.textContent)).toEqual(['Person 3'])
    fireEvent.click(screen.getByRole('radio', { name: 'high 1' }))
    fireEvent.click(screen.getByRole('button', { name: 'Show every severity' }))
    expect(screen.getAllByText(/^Person \d$/).map((one) => one.textContent)).toEqual(['Person 2', 'Person 3'])
    expect(screen.getByText('at /')).toBeTruthy()
  })

  it('only shows the day to whoever may not correct it', async () => {
    rights = ['timesheet.read']
    await show([row(1, 'MISSING_OUT')])
    press('j')
    press('e')
    expect(screen.getByText('at /attendance/e1/2026-11-27')).toBeTruthy()
  })

  it('counts all and reaches the last of many rows', async () => {
    await show(Array.from({ length: 700 }, (_, n) => row(n + 1, 'MISSING_OUT')))
    expect(screen.getByRole('table', { name: 'My work list' }).getAttribute('aria-rowcount')).toBe('701')
    fireEvent.keyDown(screen.getByRole('table', { name: 'My work list' }), { key: 'End' })
    press('Enter')
    expect(screen.getByText('at /attendance/e700/2026-11-27')).toBeTruthy()
  })

  it('accepts the marked days with a reason only, repeats what failed, and can be undone', async () => {
    rights = ['timesheet.read', 'period.approve']
    const period = { id: 'p', from: '2026-11-01', until: '2026-11-30', state: 'OPEN' }
    vi.spyOn(api, 'periods').mockResolvedValue({ items: [period], next: '' } as never)
    const accept = vi.spyOn(api, 'acceptDays').mockRejectedValueOnce(new Problem(409, { code: 'period.locked' })).mockResolvedValue({ days: 1, at: 'then' } as never)
    const back = vi.spyOn(api, 'undoAcceptance').mockResolvedValue({ count: 1 } as never)
    await show([row(1, 'MISSING_OUT'), row(2, 'MISSING_IN'), row(3, 'LATE')])
    press('j')
    press('x')
    expect(screen.getByRole('form', { name: 'What is marked' }).textContent).toContain('No punch out 1')
    fireEvent.click(screen.getByRole('button', { name: 'Accept 1 day…' }))
    const act = screen.getByRole('button', { name: 'Accept 1 day' })
    expect((act as HTMLButtonElement).disabled).toBe(true)
    fireEvent.change(screen.getByRole('textbox'), { target: { value: ' power cut ' } })
    fireEvent.click(act)
    expect(await screen.findByText('1 was refused')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Accept 1 day' }))
    fireEvent.click(await screen.findByRole('button', { name: /^Undo/ }))
    await vi.waitFor(() => expect(back).toHaveBeenCalledWith('p', 'then'))
    expect(accept).toHaveBeenCalledTimes(2)
    expect(accept).toHaveBeenLastCalledWith('p', ['MISSING_OUT'], 'power cut', [{ employeeId: 'e1', date: '2026-11-27' }])
  })

  const suggested = (n: number, way: string, at: string, source: string) => ({ employeeId: `e${n}`, date: '2026-11-27', way, at, source, ...(source === 'CREW' ? { people: 5 } : { terminalName: { en: 'Gate' } }) })

  it('says in the list what else is known, and begins the correction with it', async () => {
    await show([row(1, 'MISSING_OUT'), row(2, 'MISSING_IN'), row(3, 'MISSING_OUT')], [suggested(1, 'OUT', '2026-11-28T00:12:00', 'REFUSED'), suggested(2, 'IN', '2026-11-27T06:58:00', 'CREW')])
    expect(await screen.findByText('refused attempt · Gate')).toBeTruthy()
    expect(screen.getByText('median of 5 colleagues of the shift')).toBeTruthy()
    expect(screen.getByRole('link', { name: '00:12 +1' }).getAttribute('href')).toBe('/attendance/e1/2026-11-27?correct&as=OUT&at=2026-11-28T00:12')
  })

  it('applies what is suggested to the marked rows with one reason, says whom it leaves out and what was refused, and undoes it', async () => {
    rights = ['timesheet.read', 'request.submit', 'request.enter']
    const enter = vi.spyOn(api, 'enterMissedPunches').mockResolvedValue({ entered: [{ employeeId: 'e1', date: '2026-11-27', way: 'OUT', requestId: 'r1' }, { employeeId: 'e2', date: '2026-11-27', way: 'IN', refused: 'correction.quota' }] } as never)
    const back = vi.spyOn(api, 'undoMissedPunches').mockResolvedValue({} as never)
    await show([row(1, 'MISSING_OUT'), row(2, 'MISSING_IN'), row(3, 'MISSING_OUT')], [suggested(1, 'OUT', '2026-11-27T15:02:00', 'REFUSED'), suggested(2, 'IN', '2026-11-27T06:58:00', 'CREW')])
    await screen.findByText('refused attempt · Gate')
    fireEvent.click(screen.getByRole('checkbox', { name: 'Mark all 3 shown' }))
    const bar = screen.getByRole('form', { name: 'What is marked' })
    expect(bar.textContent).toContain('1 without a suggestion stays as it is.')
    fireEvent.click(screen.getByRole('button', { name: 'Apply 2 suggestions…' }))
    expect(bar.textContent).toContain('refused attempts 1 · median of colleagues 1')
    const act = screen.getByRole('button', { name: 'Apply 2 suggestions' })
    expect((act as HTMLButtonElement).disabled).toBe(true)
    fireEvent.change(screen.getByRole('textbox'), { target: { value: ' dirty reader ' } })
    fireEvent.click(act)
    expect(await screen.findByText(/^1 punch entered as suggested/)).toBeTruthy()
    expect(enter).toHaveBeenCalledWith([{ employeeId: 'e1', date: '2026-11-27', way: 'OUT', at: '2026-11-27T15:02:00' }, { employeeId: 'e2', date: '2026-11-27', way: 'IN', at: '2026-11-27T06:58:00' }], 'dirty reader')
    expect(screen.getByText('The corrections of this period are used up.')).toBeTruthy()
    expect(screen.getByRole('form', { name: 'What is marked' }).textContent).toContain('2 marked')
    fireEvent.click(screen.getByRole('button', { name: /^Undo/ }))
    await vi.waitFor(() => expect(back).toHaveBeenCalledWith(['r1'], 'undone at once'))
  })

  it('marks nothing for whoever may not accept', async () => {
    await show([row(1, 'MISSING_OUT')])
    expect(screen.queryByRole('checkbox')).toBeNull()
  })
})

describe('Days to be accepted', () => {
  it('go to their period; one in a locked period or in none has its reason', () => {
    const periods = [{ id: 'a', from: '2026-10-01', until: '2026-10-31', state: 'LOCKED' }, { id: 'b', from: '2026-11-01', until: '2026-11-30', state: 'REVIEW' }] as ClosingPeriod[]
    const rows = ['2026-10-31', '2026-11-01', '2026-12-01'].map((date) => ({ ...row(1, 'ABSENT'), date }))
    const { groups, failures } = byPeriod(rows, periods)
    expect(groups).toEqual([['b', [rows[1]]]])
    expect(failures.map((one) => (one.why as Problem).code)).toEqual(['period.locked', 'period.none'])
  })
})
