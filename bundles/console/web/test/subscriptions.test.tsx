import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { MemoryRouter, Route, Routes, useLocation } from 'react-router'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { ListSubscription } from '../src/api/types'
import Subscriptions from '../src/screens/reports/Subscriptions'

const rights = new Set<string>()

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai', date: '2026-12-01', sites: [] }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: (right: string) => rights.has(right) }) }))

const one = (id: string, name: string) => ({ id, name, list: 'PEOPLE', format: 'CSV', channel: 'MAIL', on: true, ofAPeriod: false, rhythm: { every: 'WEEK', day: 1, at: '07:00', zone: 'Asia/Shanghai' } }) as unknown as ListSubscription

function Where() {
  return <p data-testid="where">{useLocation().pathname + useLocation().search}</p>
}

function show(address: string) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[address]}>
        <Where />
        <Routes><Route path="/subscriptions" element={<Subscriptions />} /><Route path="/reports/subscriptions" element={<Subscriptions />} /></Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  )
}

describe('Subscriptions, to which a mail leads', () => {
  beforeEach(() => {
    vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} })
    rights.clear()
    vi.spyOn(api, 'listSubscriptions').mockResolvedValue([one('a', 'Everybody'), one('b', 'Newcomers')])
    vi.spyOn(api, 'subscriptions').mockResolvedValue([])
    vi.spyOn(api, 'reports').mockResolvedValue([])
  })

  it('point at that of the mail', async () => {
    show('/subscriptions?of=b')
    const row = (await screen.findByText('Newcomers')).closest('tr')
    expect(row?.getAttribute('aria-current')).toBe('true')
    expect(document.activeElement).toBe(row)
    expect(screen.getByText('Everybody').closest('tr')?.getAttribute('aria-current')).toBeNull()
  })

  it('say that it is not here any more', async () => {
    show('/subscriptions?of=c')
    expect(await screen.findByText(/not here any more/)).toBeTruthy()
  })

  it('stand among the reports for whoever has some', async () => {
    rights.add('report.run')
    show('/subscriptions?of=b')
    expect(await screen.findByText('Newcomers')).toBeTruthy()
    expect(screen.getByTestId('where').textContent).toBe('/reports/subscriptions?of=b')
  })
})
