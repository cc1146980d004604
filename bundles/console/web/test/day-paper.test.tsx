import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { MemoryRouter, Route, Routes } from 'react-router'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { PersonDay, ResultView, RuleSetView, Ticket } from '../src/api/types'
import DayPaper from '../src/screens/attendance/DayPaper'

/** A page of nine parts, on a machine that is busy. */
const PATIENT = { timeout: 20_000 }

const rights = new Set(['timesheet.audit', 'ticket.report'])

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai', date: '2026-11-30', sites: [] }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: (right: string) => rights.has(right), session: { account: { name: 'auditor' }, roles: [] } }) }))

const result = { ordinal: 0, status: 'LATE', state: 'LOCKED', flags: [], minutes: { ATTENDED: 469, LATE: 11 }, ruleSetCode: 'CN', ruleSetEdition: 2, version: 3, computedAt: '2026-11-17T12:00:00Z' } as unknown as ResultView

const day = {
  employee: { id: 'e', number: '100004', name: { zh: '王伟', en: 'Wang Wei' }, siteId: 's', departmentId: 'd' },
  date: '2026-11-17', zone: 'Asia/Shanghai', dayType: 'WORKDAY', computedAt: '2026-11-17T12:00:00Z', pending: false,
  plan: [], granted: [], overrides: [], exceptions: [], later: [], lines: [], results: [result],
  punches: [{ position: 4711, at: '2026-11-17T00:11:00Z', local: '2026-11-17T08:11:00', clockReading: '2026-11-17T08:11:00', terminalId: 't', terminalName: { zh: '东门', en: 'East gate' }, method: 'CARD', key: 'UNSTATED', outcome: 'GRANTED', use: 'IN', ordinals: [0] }],
} as unknown as PersonDay

function show() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={['/attendance/e/2026-11-17/paper']}><Routes><Route path="/attendance/:employeeId/:date/paper" element={<DayPaper />} /></Routes></MemoryRouter>
    </QueryClientProvider>,
  )
}

describe('The evidence of a day', () => {
  beforeEach(() => {
    vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} })
    rights.add('timesheet.audit')
    for (const call of ['departments', 'sites', 'shifts', 'ruleSettings', 'dayAudit'] as const) vi.spyOn(api, call as 'shifts').mockResolvedValue([] as never)
    for (const call of ['allowanceLines', 'overrides'] as const) vi.spyOn(api, call).mockResolvedValue({ items: [], next: '' })
    vi.spyOn(api, 'day').mockResolvedValue(day)
    vi.spyOn(api, 'dayVersions').mockResolvedValue([result, { ...result, version: 2, state: 'FINAL', ruleSetEdition: 1 }])
    vi.spyOn(api, 'ruleSets').mockResolvedValue([{ id: 'r', code: 'CN', version: 1, edition: 2, settings: {} }] as unknown as RuleSetView[])
    vi.spyOn(api, 'ruleEditions').mockResolvedValue([{ id: 'r', code: 'CN', edition: 2, effectiveFrom: '2026-06-01', settings: { late_grace: '5' } }] as unknown as RuleSetView[])
    vi.spyOn(api, 'ticketsOf').mockResolvedValue([{ id: 'k', subject: 'DAY', subjectId: '2026-11-17', entries: [{ verb: 'REPORT', by: '100004', at: '2026-11-20T00:00:00Z', text: 'The gate was shut' }] }] as unknown as Ticket[])
  })

  it('has each punch with its number and the line that the terminal sent, every version with its rules, and what was said of it', async () => {
    vi.spyOn(api, 'dayRecords').mockResolvedValue([{ position: 4711, receivedAt: '2026-11-17T00:11:03Z', road: 'CALL', raw: '10\t2026-11-17 08:11:00\t1' }] as never)
    show()
    expect(await screen.findByText(/10\s2026-11-17 08:11:00/, {}, PATIENT)).toBeTruthy()
    expect(screen.getByText('4711')).toBeTruthy()
    expect(await screen.findByText(/The gate was shut/)).toBeTruthy()
    expect((await screen.findAllByText(/^CN v[12]$/)).length).toBeGreaterThan(1)
    expect(await screen.findByText(/holds from/)).toBeTruthy()
  })

  it('names what came after the lock as what it is', async () => {
    vi.spyOn(api, 'dayRecords').mockResolvedValue([])
    vi.spyOn(api, 'day').mockResolvedValue({ ...day, later: [{ ...result, status: 'NORMAL', version: 1, minutes: { ATTENDED: 480 } }] })
    show()
    const row = (await screen.findByText('open line', {}, PATIENT)).closest('tr')
    expect(row?.textContent).toContain('not in force')
    expect(row?.textContent).toContain('8:00')
    expect(row?.textContent).not.toContain('version')
    expect(screen.getByText(/stays as it was locked/)).toBeTruthy()
  })

  it('asks for neither lines nor acts where one may not see them', async () => {
    rights.delete('timesheet.audit')
    const asked = vi.spyOn(api, 'dayRecords')
    asked.mockClear()
    show()
    expect(await screen.findByText('4711')).toBeTruthy()
    expect(asked).not.toHaveBeenCalled()
    expect(screen.queryByText(/Audit/)).toBeNull()
  })
})
