import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import SetUp from '../src/screens/setup/SetUp'

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai', date: '2026-12-01', sites: [] }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: () => true, session: { setup: { needed: true, steps: { site: true, calendar: true, rules: true, people: true } }, roles: [], account: {} } }) }))

describe('The first run', () => {
  it('says where terminals are to call, which is not where the console is', async () => {
    vi.spyOn(api, 'unknownTerminals').mockResolvedValue([])
    vi.spyOn(api, 'terminalPort').mockResolvedValue({ port: 8090, hosts: ['10.0.0.5'] } as never)
    render(<QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}><MemoryRouter><SetUp /></MemoryRouter></QueryClientProvider>)
    expect(await screen.findByText('8090')).toBeTruthy()
    expect(screen.getByText(/10\.0\.0\.5/)).toBeTruthy()
  })
})
