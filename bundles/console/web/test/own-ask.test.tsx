import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import OwnAsk from '../src/screens/own/OwnAsk'

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai', date: '2026-11-30', sites: [] }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: (right: string) => right === 'timesheet.read', session: { roles: [], account: { employeeId: 'e1' } } }) }))

const suggestion = (way: string, at: string, part: object) => ({ employeeId: 'e1', date: '2026-11-27', way, at, ...part })

function show(items: object[]) {
  const asked = vi.spyOn(api, 'missedPunchSuggestions').mockResolvedValue({ items, next: '' } as never)
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={['/own/requests/new?kind=CORRECTION&date=2026-11-27&as=OUT']}><OwnAsk /></MemoryRouter>
    </QueryClientProvider>,
  )
  return asked
}

describe('A missing punch on the phone', () => {
  beforeEach(() => {
    vi.spyOn(api, 'leaveTypes').mockResolvedValue([])
    vi.spyOn(api, 'previewRequest').mockResolvedValue({ effects: [] } as never)
  })

  it('is filled in by one touch with what is known of the own day', async () => {
    const asked = show([suggestion('OUT', '2026-11-28T00:12:00', { source: 'REFUSED', terminalName: { zh: '东门', en: 'East gate' } }), suggestion('IN', '2026-11-27T15:58:00', { source: 'TRIP' })])
    fireEvent.click(await screen.findByRole('button', { name: /Out 00:12 the day after.*refused attempt · East gate/ }))
    expect((screen.getByLabelText('Time') as HTMLInputElement).value).toBe('00:12')
    expect((screen.getByRole('checkbox') as HTMLInputElement).checked).toBe(true)
    expect((screen.getByRole('radio', { name: 'Out' }) as HTMLInputElement).checked).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: /In 15:58.*approved trip/ }))
    expect((screen.getByLabelText('Time') as HTMLInputElement).value).toBe('15:58')
    expect((screen.getByRole('checkbox') as HTMLInputElement).checked).toBe(false)
    expect((screen.getByRole('radio', { name: 'In' }) as HTMLInputElement).checked).toBe(true)
    expect(screen.getByRole('button', { name: /In 15:58/ }).getAttribute('aria-pressed')).toBe('true')
    expect(asked).toHaveBeenCalledWith({ from: '2026-11-27', until: '2026-11-27', employeeId: 'e1' })
    await vi.waitFor(() => expect(api.previewRequest).toHaveBeenCalledWith({ kind: 'CORRECTION', employeeId: 'e1', details: { at: '2026-11-27T15:58', as: 'IN', date: '2026-11-27', cause: 'FORGOTTEN' } }))
  })

  it('has nothing above the form where nothing is known, and for what is no correction', async () => {
    show([])
    await vi.waitFor(() => expect(api.missedPunchSuggestions).toHaveBeenCalled())
    expect(screen.queryByText(/Touch it to fill in/)).toBeNull()
    fireEvent.click(screen.getByRole('radio', { name: 'Overtime' }))
    expect(screen.queryByText(/Touch it to fill in/)).toBeNull()
  })
})
