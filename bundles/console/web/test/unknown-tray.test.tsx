import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
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
})
