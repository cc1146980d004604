import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import { TAKEN_ON } from '../src/api/call'
import { Problem } from '../src/api/problem'
import type { Job } from '../src/api/types'
import { inSight } from '../src/app/here'
import { Jobs } from '../src/app/Jobs'
import { speak } from '../src/i18n'

let rights: string[] = []
let kind = 'OPERATOR'
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: (right: string) => rights.includes(right), session: { account: { kind } } }) }))

const job = (more: Partial<Job>): Job => ({ kind: 'RULE_TRIAL', id: 'a', state: 'RUNNING', startedAt: '2026-11-30T08:00:00Z', own: true, done: 120, of: 480, ...more })

function show(...jobs: Job[]) {
  const asked = vi.spyOn(api, 'jobs').mockResolvedValue(jobs)
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter><Jobs /></MemoryRouter>
    </QueryClientProvider>,
  )
  return asked
}

describe('The background jobs in the top bar', () => {
  beforeEach(() => {
    rights = ['timesheet.read']
    kind = 'OPERATOR'
    localStorage.removeItem('clockhouse.jobs.seen')
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('are not there while nothing runs', async () => {
    const asked = show()
    await waitFor(() => expect(asked).toHaveBeenCalled())
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.getByRole('status').textContent).toBe('')
  })

  it('say how far each is, and lead to its page', async () => {
    show(job({}), job({ kind: 'ROSTER_SEARCH', id: 'b', own: false, about: '2026-12-07 – 2026-12-20', done: 24, of: 60 }), job({ kind: 'KEY_ROTATION', id: '2', own: false, done: 18, of: 0 }), job({ kind: 'REPORT', id: 'c', about: 'month.xlsx', done: 0, of: 0 }))
    fireEvent.click(await screen.findByRole('button', { name: '4 jobs run in the background' }))
    expect(screen.getByRole('status').textContent).toBe('4 jobs run in the background')
    expect((await screen.findByRole('link', { name: 'Trial of rules on everyone' })).getAttribute('href')).toBe('/administration/rules')
    expect(screen.getByText('120 of 480 people')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Looking for a roster' }).getAttribute('href')).toBe('/roster?generate')
    expect(screen.getByText('24 of 60 s')).toBeTruthy()
    expect(screen.getAllByText('Started by somebody else').length).toBe(1)
    expect(screen.getByText('18 values and files sealed again')).toBeTruthy()
    expect(screen.getByText('month.xlsx')).toBeTruthy()
    expect(screen.getAllByRole('progressbar').map((bar) => bar.getAttribute('aria-valuenow'))).toEqual(['25', '40'])
  })

  it('keep what failed until it was seen, with the reason', async () => {
    show(job({ state: 'FAILED', code: 'roster-run.failed', kind: 'ROSTER_SEARCH', of: 0 }))
    fireEvent.click(await screen.findByRole('button', { name: '1 failed' }))
    expect(await screen.findByText('The search failed. The log says why.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: '1 failed' })).toBeNull())
    expect(localStorage.getItem('clockhouse.jobs.seen')).toBe('["ROSTER_SEARCH a"]')
  })

  it('are looked at when an answer says that something was taken on', async () => {
    const asked = show()
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(1))
    asked.mockResolvedValue([job({})])
    act(() => void window.dispatchEvent(new Event(TAKEN_ON)))
    expect(await screen.findByRole('button', { name: '1 job runs in the background' }, { timeout: 3_000 })).toBeTruthy()
  })

  it('have what this window sends, and its failure where the page was left', async () => {
    show()
    let end: (why: unknown) => void = () => undefined
    const sent = inSight({ kind: 'UPLOAD', to: '/terminals/t1/upload', about: 'Gate 1' }, () => new Promise((_, refuse) => (end = refuse)))
    fireEvent.click(await screen.findByRole('button', { name: '1 job runs in the background' }, { timeout: 3_000 }))
    expect((await screen.findByRole('link', { name: 'File from a terminal' })).getAttribute('href')).toBe('/terminals/t1/upload')
    await act(async () => {
      end(new Problem(503, { code: 'roster-run.failed' }))
      await sent.catch(() => undefined)
    })
    expect(screen.getByText('The search failed. The log says why.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: '1 failed' })).toBeNull())
  })

  it('are gone with the answer, and silent about what is quick', async () => {
    show()
    await act(async () => {
      expect(await inSight({ kind: 'IMPORT', to: '/people/import', about: '' }, async () => 7)).toBe(7)
    })
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('speak Chinese', async () => {
    await speak('zh-Hans', false)
    show(job({}))
    fireEvent.click(await screen.findByRole('button', { name: '1 项后台任务进行中' }))
    expect(await screen.findByText('120 / 480 人')).toBeTruthy()
    await speak('en', false)
  })

  it('are not asked for by an employee', () => {
    kind = 'EMPLOYEE'
    expect(show(job({}))).not.toHaveBeenCalled()
  })
})
