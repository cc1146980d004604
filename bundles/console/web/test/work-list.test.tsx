import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter, useLocation } from 'react-router'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { ExceptionView } from '../src/api/types'
import { WorkList } from '../src/screens/today/WorkList'

let rights: string[] = []
vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai', date: '2026-11-30', sites: [] }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: (right: string) => rights.includes(right), session: { roles: [], account: {} } }) }))
vi.mock('../src/screens/today/waitingWork', () => ({ useWaitingWork: () => [] }))
vi.mock('../src/screens/attendance/SideDay', () => ({ SideDay: ({ employeeId, date }: { employeeId: string; date: string }) => <p>{`beside ${employeeId} ${date}`}</p> }))

const row = (n: number, kind: ExceptionView['kind']): ExceptionView =>
  ({ employee: { id: `e${n}`, number: String(100_000 + n), name: { zh: '', en: `Person ${n}` } }, date: '2026-11-27', kind, minutes: 12, day: { date: '2026-11-27' } }) as unknown as ExceptionView

function Where() {
  const { pathname, search } = useLocation()
  return <p>{`at ${pathname}${search}`}</p>
}

const press = (key: string) => fireEvent.keyDown(window, { key })

async function show(rows: ExceptionView[]) {
  vi.spyOn(api, 'exceptions').mockResolvedValue({ items: rows, next: '' } as never)
  vi.spyOn(api, 'shifts').mockResolvedValue([])
  vi.spyOn(api, 'departments').mockResolvedValue([])
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter><WorkList /><Where /></MemoryRouter>
    </QueryClientProvider>,
  )
  await screen.findByText('Person 1')
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

  it('begins the correction of what is missing with e, where the desk may', async () => {
    await show([row(1, 'MISSING_OUT')])
    press('j')
    press('e')
    expect(screen.getByText('at /attendance/e1/2026-11-27?correct')).toBeTruthy()
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
})
