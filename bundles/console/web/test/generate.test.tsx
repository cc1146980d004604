import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import { Problem } from '../src/api/problem'
import type { RosterRun } from '../src/api/types'
import { Generate } from '../src/screens/roster/grid/Generate'

vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: () => true }) }))

// A modal with a table takes its time without a screen.
const PATIENT = { timeout: 8000 }
const spread = { least: 0, most: 0, sum: 0 }
const running: RosterRun = {
  id: 'r-1', at: '2026-11-29T10:00:00Z', by: 'Ann', from: '2026-12-07', until: '2026-12-13', keepDrafts: true, keepStanding: true,
  seconds: 60, spentSeconds: 3, shiftIds: [], state: 'LOOKING',
  verdict: {
    bound: { strain: 0, uncoveredMinutes: 0, unmetWishes: 0 }, strain: 0, uncovered: [], uncoveredMinutes: 0, unmet: [], unmetWishes: 0, findings: [],
    loads: [], rests: [], hours: spread, nights: spread, overtime: spread, daysOffWorked: spread,
  },
}

function open() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={queries}>
      <Generate window={{ from: '2026-12-07', until: '2026-12-13' }} rows={[]} shifts={[]} close={vi.fn()} drawn={vi.fn()} />
    </QueryClientProvider>,
  )
}

describe('A roster that is looked for', () => {
  beforeEach(() => {
    vi.spyOn(api, 'rosterRuns').mockResolvedValue([running])
  })

  it('says that the solver was replaced and may be started again', async () => {
    vi.spyOn(api, 'rosterRun').mockResolvedValue({ ...running, state: 'FAILED', problem: 'roster-run.interrupted' })
    open()
    await waitFor(() => expect(screen.getByText(/was replaced meanwhile/)).toBeTruthy(), PATIENT)
    expect(screen.getByRole('button', { name: 'Look for a roster' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Give up' })).toBeNull()
  }, 20_000)

  it('says that nobody knows it any more, and offers nothing to stop', async () => {
    const answers = vi.spyOn(api, 'rosterRun').mockResolvedValueOnce(running)
    answers.mockRejectedValue(new Problem(404, { code: 'roster-run.not-found' }))
    open()
    await waitFor(() => expect(screen.getByRole('button', { name: 'Give up' })).toBeTruthy(), PATIENT)
    await waitFor(() => expect(screen.getByText(/not known any more/)).toBeTruthy(), PATIENT)
    expect(screen.getByRole('button', { name: 'Look for a roster' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Give up' })).toBeNull()
  }, 20_000)
})
