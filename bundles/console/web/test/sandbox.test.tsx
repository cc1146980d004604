import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { RuleSetView } from '../src/api/types'
import { Sandbox } from '../src/screens/rules/Sandbox'

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai', date: '2026-11-30', sites: [] }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: () => false }) }))

const set = { id: 'r1', code: 'CN', settings: {} } as unknown as RuleSetView

describe('The sandbox', () => {
  beforeEach(() => {
    vi.spyOn(api, 'shifts').mockResolvedValue([])
  })

  it('asks nothing while a line of the draft is not filled in, and goes on when it is', async () => {
    const asked = vi.spyOn(api, 'sandboxDay').mockReturnValue(new Promise(() => undefined))
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    const page = (whole: boolean) => <QueryClientProvider client={queries}><Sandbox set={set} draft={{ tiers_daily: whole ? '480:OT1' : '480:' }} whole={whole} wrong={() => undefined} /></QueryClientProvider>
    const { rerender } = render(page(false))
    await vi.waitFor(() => expect(queries.getQueryData(['shifts'])).toEqual([]))
    await act(() => vi.advanceTimersByTimeAsync(1_000))
    expect(asked).not.toHaveBeenCalled()
    expect(screen.getByRole('status').textContent).toMatch(/not filled in yet/)
    rerender(page(true))
    await act(() => vi.advanceTimersByTimeAsync(1_000))
    expect(asked).toHaveBeenCalledTimes(1)
    expect(asked.mock.calls[0]?.[0].settings).toEqual({ tiers_daily: '480:OT1' })
    expect(screen.queryByRole('status')).toBeNull()
    vi.useRealTimers()
  })
})
