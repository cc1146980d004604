import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { TerminalView } from '../src/api/types'
import { speak } from '../src/i18n'
import { alarmSaid } from '../src/parts/said'
import i18n from 'i18next'
import { Reported } from '../src/parts/Reported'
import { CountPanel } from '../src/screens/terminals/CountPanel'
import { DoorPanel } from '../src/screens/terminals/DoorPanel'

vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: () => true }) }))

const gate = { id: 't1', zone: 'Asia/Shanghai', status: 'IN_USE' } as TerminalView

function show(what: React.ReactElement) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(<QueryClientProvider client={client}><MemoryRouter>{what}</MemoryRouter></QueryClientProvider>)
}

const site = (behind: object[]) => ({ siteId: 's', name: { en: 'Works' }, wanted: '2026-11-20T08:00:00Z', reportedUpTo: '2026-11-20T07:00:00Z', terminals: 4, behind })

describe('whether everything is here', () => {
  beforeAll(async () => {
    // What jsdom has not and the questions of buttons want.
    vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} })
    await speak('en')
  })
  afterEach(() => vi.restoreAllMocks())

  it('t113 names each terminal that has not reported, and what it lacks', async () => {
    const late = { terminalId: 't1', name: { en: 'East gate' }, reportedUpTo: '2026-11-20T07:00:00Z', missing: 3, lost: true }
    vi.spyOn(api, 'completeness').mockResolvedValue({ complete: false, sites: [site([late])] } as never)
    show(<Reported until="2026-11-20" />)
    expect(await screen.findByText('1 of 4 terminals has not reported everything.')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'East gate' }).getAttribute('href')).toBe('/terminals?id=t1')
    expect(screen.getByText(/3 records missing · punches were overwritten/)).toBeTruthy()
  })

  it('t113 is one quiet line when all have', async () => {
    vi.spyOn(api, 'completeness').mockResolvedValue({ complete: true, sites: [site([])] } as never)
    show(<Reported until="2026-11-20" />)
    expect(await screen.findByText(/^Complete: all 4 terminals have reported up to/)).toBeTruthy()
  })

  it('t101 shows both numbers, and has everything read again', async () => {
    vi.spyOn(api, 'terminalCount').mockResolvedValue({ stated: 1204, stored: 1202, missing: 2, countedAt: '2026-11-20T08:00:00Z', lackingSince: '2026-11-20T07:00:00Z', readingAgain: false })
    const read = vi.spyOn(api, 'readAgain').mockResolvedValue({} as never)
    show(<CountPanel terminal={gate} />)
    expect(await screen.findByText('1204')).toBeTruthy()
    expect(screen.getByText('1202')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Read everything again' }))
    fireEvent.click((await screen.findAllByRole('button', { name: 'Read everything again' })).at(-1) as HTMLElement)
    await waitFor(() => expect(read).toHaveBeenCalledWith('t1'))
    expect(alarmSaid('INCOMPLETE', '2 of 1204 rows are not here', i18n.t, 'en')).toBe('2 of 1204 records')
  })

  it('t046 says that a door was moved only when the terminal did it', async () => {
    vi.spyOn(api, 'askDoor').mockResolvedValue({ errands: [{ number: 7 }] } as never)
    vi.spyOn(api, 'errands').mockResolvedValue({ items: [{ number: 7, state: 'REFUSED', detail: 'too late' }] } as never)
    show(<DoorPanel terminal={gate} visited={false} />)
    fireEvent.click(screen.getByRole('button', { name: 'Open once' }))
    fireEvent.click((await screen.findAllByRole('button', { name: 'Open once' })).at(-1) as HTMLElement)
    expect(await screen.findByText(/Door 1 was not moved/)).toBeTruthy()
    expect(screen.queryByText(/The terminal did it/)).toBeNull()
  })
})
