import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { UnknownTerminal } from '../src/api/types'
import { speak } from '../src/i18n'
import { Tray } from '../src/screens/terminals/Terminals'

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai' }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: () => true }) }))

const caller = (driver: string) => ({ serial: `S-${driver}`, driver, model: '', firmware: '', remote: '10.0.0.9', calls: 3, firstSeen: '2026-11-02T00:00:00Z', lastSeen: '2026-11-02T00:00:00Z' }) as unknown as UnknownTerminal

describe('Unknown devices', () => {
  beforeAll(() => speak('en'))

  it('are named by their make, and by the id of a driver that is not here', () => {
    const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
    queries.setQueryData(['drivers'], [{ id: 'zk.push', vendor: 'ZKTeco', model: 'ADMS' }])
    render(<QueryClientProvider client={queries}><MemoryRouter><Tray unknown={[caller('zk.push'), caller('acme.post')]} authorise={() => {}} /></MemoryRouter></QueryClientProvider>)
    expect(screen.getByText('ZKTeco ADMS · 10.0.0.9')).toBeTruthy()
    expect(screen.getByText('acme.post · 10.0.0.9')).toBeTruthy()
  })

  it('are looked for when there are many', () => {
    const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
    queries.setQueryData(['drivers'], [{ id: 'zk.push', vendor: 'ZKTeco', model: 'ADMS' }])
    const thirty = Array.from({ length: 30 }, (_, i) => ({ ...caller('zk.push'), serial: `CKJ7-${String(i).padStart(3, '0')}` }))
    render(<QueryClientProvider client={queries}><MemoryRouter><Tray unknown={thirty} authorise={() => {}} /></MemoryRouter></QueryClientProvider>)
    expect(screen.getAllByText(/^CKJ7-/)).toHaveLength(30)
    fireEvent.change(screen.getByLabelText('Serial number, make or address'), { target: { value: 'ckj7-01' } })
    expect(screen.getAllByText(/^CKJ7-/)).toHaveLength(10)
    fireEvent.change(screen.getByLabelText('Serial number, make or address'), { target: { value: 'hikvision' } })
    expect(screen.getByText('No unknown device is like that.')).toBeTruthy()
  })
})
