import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter, NavLink } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { Waiting } from '../src/api/types'
import { Counted } from '../src/app/Counted'
import { useBlocked, useWaiting, waitsOf } from '../src/app/waiting'
import { speak } from '../src/i18n'

let rights: string[] = []
let kind = 'OPERATOR'
vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai', date: '2026-11-30', site: { id: 's1' } }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: (right: string) => rights.includes(right), session: { roles: [], account: { kind } } }) }))

const some: Waiting[] = [
  { kind: 'EXCEPTIONS', count: 54, more: false },
  { kind: 'REQUESTS', count: 6, more: false },
  { kind: 'UNKNOWN_CARDS', count: 3, more: false },
  { kind: 'TERMINAL_ALARMS', count: 2, more: false },
  { kind: 'UNKNOWN_TERMINALS', count: 1, more: false },
  { kind: 'CARDS_TO_ACTIVATE', count: 5, more: false },
  { kind: 'CARD_ALARMS', count: 0, more: false },
]

const PATHS = ['/today', '/people', '/cards', '/attendance', '/terminals', '/approvals']

function Bar() {
  const waiting = useWaiting()
  const blocked = useBlocked()
  return PATHS.map((path) => <NavLink key={path} to={path}>{path} <Counted waits={waitsOf(path, waiting, blocked)} /></NavLink>)
}

function show(waiting: Waiting[]) {
  const asked = vi.spyOn(api, 'waitingWork').mockResolvedValue(waiting)
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter><Bar /></MemoryRouter>
    </QueryClientProvider>,
  )
  return asked
}

describe('The counts on the entries of the bar', () => {
  beforeEach(() => {
    rights = ['timesheet.read']
    kind = 'OPERATOR'
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('say what they are of to whoever hears them', async () => {
    show(some)
    expect(await screen.findByRole('link', { name: '/terminals 3 wait: Terminal alarms 2, Terminals to authorise 1' })).toBeTruthy()
    expect(screen.getByRole('link', { name: '/cards 5 wait: Cards to activate 5' })).toBeTruthy()
    expect(screen.getByRole('link', { name: '/attendance 6 wait: Requests for me 6' })).toBeTruthy()
    expect(screen.getByRole('link', { name: '/people' })).toBeTruthy()
  })

  it('are figures for the eye alone, the sum of the work list behind Today', async () => {
    show(some)
    const figure = await screen.findByText('71')
    expect(figure.getAttribute('aria-hidden')).toBe('true')
    expect(figure.getAttribute('title')).toContain('Days with exceptions 54')
  })

  it('end at 99, and say where not all was looked at', async () => {
    show([{ kind: 'TERMINAL_ALARMS', count: 99, more: false }, { kind: 'CARDS_TO_ACTIVATE', count: 100, more: false }, { kind: 'REQUESTS', count: 5, more: true }, { kind: 'BIOMETRICS', count: 0, more: true }])
    expect(await screen.findByText('99')).toBeTruthy()
    expect(screen.getByRole('link', { name: '/cards 99+ wait: Cards to activate 99+' })).toBeTruthy()
    expect(screen.getByRole('link', { name: '/attendance 5+ wait: Requests for me 5+' })).toBeTruthy()
    expect(screen.getByRole('link', { name: '/people' })).toBeTruthy()
  })

  it('speak Chinese', async () => {
    await speak('zh-Hans', false)
    show(some)
    expect(await screen.findByRole('link', { name: '/terminals 待处理 3 项：终端告警 2，待授权终端 1' })).toBeTruthy()
    cleanup()
    await speak('en', false)
  })

  it('are asked for in one call, of the days of the work list and the chosen site', async () => {
    const asked = show(some)
    await screen.findByText('71')
    expect(asked.mock.calls).toEqual([[{ from: '2026-11-23', until: '2026-11-30', siteId: 's1' }]])
  })

  it('are not asked for by whoever could see to nothing', () => {
    rights = ['own.read']
    expect(show(some)).not.toHaveBeenCalled()
  })

  it('are asked for without days by an employee who decides requests, and not at all by others', async () => {
    kind = 'EMPLOYEE'
    rights = ['timesheet.read', 'terminal.read']
    expect(show(some)).not.toHaveBeenCalled()
    cleanup()
    rights = ['timesheet.read', 'request.approve']
    const asked = show([{ kind: 'REQUESTS', count: 1, more: false }])
    expect(await screen.findByRole('link', { name: '/approvals 1 waits: Requests for me 1' })).toBeTruthy()
    expect(asked.mock.calls).toEqual([[{}]])
  })

  it('have those in the way of a period in review for whoever closes it', async () => {
    rights = ['timesheet.read', 'period.approve']
    vi.spyOn(api, 'periods').mockResolvedValue({ items: [{ id: 'p1', state: 'REVIEW' }] } as never)
    vi.spyOn(api, 'periodCheck').mockResolvedValue({ blocked: 12 } as never)
    show(some)
    await waitFor(() => expect(screen.getByText('83')).toBeTruthy())
  })
})
