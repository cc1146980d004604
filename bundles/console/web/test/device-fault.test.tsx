import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { speak } from '../src/i18n'
import DeviceFault from '../src/screens/attendance/DeviceFault'
import { outagePath } from '../src/screens/attendance/outage'

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai', date: '2026-11-27' }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: () => true }) }))
vi.mock('../src/screens/attendance/AttendanceTabs', () => ({ AttendanceTabs: () => null }))
vi.mock('../src/api/calls', () => {
  const touched = (id: string, name: string) => ({ employeeId: id, number: id, name: { en: name }, date: '2026-11-27', way: 'IN', at: '2026-11-27T09:00:00' })
  return {
    api: {
      sites: () => Promise.resolve([{ id: 's', name: { en: 'Works' } }]),
      faultTouched: () => Promise.resolve([touched('e1', 'Ann'), touched('e2', 'Bob')]),
      correctFault: () => Promise.resolve({ entered: [{ employeeId: 'e1', date: '2026-11-27', way: 'IN', requestId: 'r1' }, { employeeId: 'e2', date: '2026-11-27', way: 'IN', refused: 'day.locked' }] }),
    },
  }
})

describe('After a device fault', () => {
  beforeAll(() => speak('en'))

  it('whom a terminal that is out touched is shown at once', async () => {
    const path = outagePath('s', '2026-11-26T23:10:00Z', 'Asia/Shanghai')
    expect(path).toMatch(/^\/attendance\/device-faults\?site=s&from=2026-11-27T07%3A10&until=/)
    render(<QueryClientProvider client={new QueryClient()}><MemoryRouter initialEntries={[path]}><DeviceFault /></MemoryRouter></QueryClientProvider>)
    expect(await screen.findByRole('link', { name: 'Ann' })).toBeTruthy()
    expect(screen.getByDisplayValue('2026-11-27T07:10')).toBeTruthy()
  })

  it('what was entered is not offered again, and what was refused is', async () => {
    render(<QueryClientProvider client={new QueryClient()}><MemoryRouter><DeviceFault /></MemoryRouter></QueryClientProvider>)
    const look = screen.getByRole('button', { name: 'Show whom it touched' })
    await waitFor(() => expect((look as HTMLButtonElement).disabled).toBe(false))
    fireEvent.click(look)
    const reason = await screen.findByRole('textbox', { name: 'Reason' })
    fireEvent.change(reason, { target: { value: 'the line was down' } })
    fireEvent.click(screen.getByRole('button', { name: 'Enter 2 punches' }))
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Ann' })).toBeNull())
    expect(screen.getByRole('link', { name: 'Bob' })).toBeTruthy()
  })
})
