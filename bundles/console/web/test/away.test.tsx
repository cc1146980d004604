import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import { Offline, Problem } from '../src/api/problem'
import type { SessionView } from '../src/api/types'
import { Broken } from '../src/app/Broken'
import { Changes } from '../src/app/Changes'
import type { LiveState } from '../src/app/live'
import { SessionGate } from '../src/app/SessionGate'

let say: (state: LiveState) => void = () => undefined
vi.mock('../src/app/live', () => ({
  EVERYTHING: 'ALL',
  listenToChanges: (_: string, __: unknown, changed: (state: LiveState) => void) => {
    say = changed
    return () => undefined
  },
}))

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } })
const becomes = (state: LiveState['state']) => act(() => say({ state, since: Date.now() }))

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

describe('When the server is back', () => {
  it('what could not be read is read again, and what was refused is not', async () => {
    const read = vi.fn().mockRejectedValueOnce(new Offline()).mockResolvedValue('the people')
    const refused = vi.fn().mockRejectedValue(new Problem(403, {}))
    const List = () => {
      const list = useQuery({ queryKey: ['people'], queryFn: read })
      const other = useQuery({ queryKey: ['audit'], queryFn: refused })
      return <p>{`${list.data ?? (list.error ? 'away' : 'reading')} ${other.error ? 'refused' : ''}`}</p>
    }
    render(<QueryClientProvider client={client()}><Changes><List /></Changes></QueryClientProvider>)
    await screen.findByText('away refused')
    becomes('away')
    becomes('live')
    await screen.findByText('the people refused')
    expect(refused).toHaveBeenCalledTimes(1)
  })

  it('whoever opened the page meanwhile comes in by themselves', async () => {
    localStorage.setItem('clockhouse.signedIn', '1')
    const session = { account: { name: 'hr', kind: 'OPERATOR' }, permissions: [] } as unknown as SessionView
    vi.spyOn(api, 'session').mockRejectedValueOnce(new Offline()).mockResolvedValue(session)
    render(<QueryClientProvider client={client()}><SessionGate><p>inside</p></SessionGate></QueryClientProvider>)
    await screen.findByText(/goes on by itself/)
    await screen.findByText('inside', {}, { timeout: 5_000 })
  })

  it('a page that could not be fetched is loaded', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const reload = vi.fn()
    const router = createMemoryRouter([
      {
        element: <QueryClientProvider client={client()}><Changes><nav>bar</nav><Outlet /></Changes></QueryClientProvider>,
        children: [{ errorElement: <Broken reload={reload} />, children: [{ index: true, lazy: () => Promise.reject(new TypeError('Failed to fetch dynamically imported module: /assets/People.js')) }] }],
      },
    ])
    render(<RouterProvider router={router} />)
    await screen.findByText(/suite may have been renewed/)
    expect(screen.getByText('bar')).toBeTruthy()
    becomes('away')
    await screen.findByText(/cannot be fetched/)
    expect(screen.queryByRole('button')).toBeNull()
    becomes('live')
    await waitFor(() => expect(reload).toHaveBeenCalledTimes(1))
  })
})

describe('What was sent and not answered', () => {
  it('may have been done all the same', () => {
    expect(new Offline(true).code).toBe('offline-sent')
    expect(new Offline().code).toBe('offline')
  })
})
