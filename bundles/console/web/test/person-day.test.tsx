import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { PersonDay, RequestView, ResultView } from '../src/api/types'
import { devicesOf } from '../src/screens/attendance/DayDevices'
import { DayTabs } from '../src/screens/attendance/DayTabs'
import { DayVersions, rowsOf } from '../src/screens/attendance/DayVersions'
import { overBy, overtimeMonthOf } from '../src/screens/requests/overtimeMonth'

const result = (part: object) =>
  ({ ordinal: 0, status: 'NORMAL', state: 'FINAL', flags: [], minutes: { ATTENDED: 480 }, ruleSetCode: 'CN', ruleSetEdition: 7, version: 1, computedAt: '2026-11-17T12:00:00Z', ...part }) as unknown as ResultView

const day = { employee: { id: 'e' }, date: '2026-11-17', zone: 'Asia/Shanghai', punches: [], later: [] } as unknown as PersonDay

describe('Versions of a day', () => {
  beforeEach(() => void vi.restoreAllMocks())

  const show = (versions: ResultView[], later: ResultView[] = []) => {
    vi.spyOn(api, 'dayVersions').mockResolvedValue(versions)
    render(<QueryClientProvider client={new QueryClient()}><DayVersions day={{ ...day, later }} /></QueryClientProvider>)
  }

  it('are compared bucket by bucket', () => {
    const rows = rowsOf(result({ minutes: { ATTENDED: 469, LATE: 11 } }), result({ version: 2 }))
    expect(rows.filter((row) => row.before !== row.after).map((row) => [row.key, row.before, row.after])).toEqual([
      ['bucket.ATTENDED', '7:49', '8:00'],
      ['bucket.LATE', '0:11', '0:00'],
    ])
  })

  it('show the one before beside the one that holds', async () => {
    show([result({ version: 2 }), result({ status: 'LATE', minutes: { ATTENDED: 469, LATE: 11 } })])
    expect((await screen.findByRole('row', { name: /late 0:11 0:00 changed/ })).textContent).toContain('changed')
  })

  it('are of one shift, where a day has several', async () => {
    show([result({ ordinal: 1, flags: ['UNASSIGNED'] }), result({ version: 2 }), result({ status: 'LATE', minutes: { ATTENDED: 469, LATE: 11 } })])
    expect((await screen.findByRole('row', { name: /late 0:11 0:00 changed/ })).textContent).toContain('changed')
  })

  it('of two shifts are not set against each other', async () => {
    show([result({ ordinal: 1 }), result({})])
    expect(await screen.findByText(/is the only one that was final/)).toBeTruthy()
  })

  it('set what came after the lock against what it kept', async () => {
    show([result({ state: 'LOCKED', status: 'LATE', minutes: { ATTENDED: 469, LATE: 11 } })], [result({})])
    expect((await screen.findByRole('row', { name: /late 0:11 0:00 changed/ })).textContent).toContain('changed')
    expect(screen.getByText(/stays as it was locked/)).toBeTruthy()
  })

  it('say that there is one when nothing was ever replaced', async () => {
    show([result({})])
    expect(await screen.findByText(/is the only one that was final/)).toBeTruthy()
  })
})

describe('Devices of a day', () => {
  const punch = (terminalId: string, local: string, part: object = {}) => ({ terminalId, terminalName: { zh: '', en: terminalId }, local, clockReading: local, ordinals: [0], outcome: 'GRANTED', ...part })

  it('say what each saw, how far its clock was off, and what it refused', () => {
    const punches = [punch('east', '2026-11-17T08:58:00'), punch('west', '2026-11-17T12:00:00', { clockReading: '2026-11-17T12:04:00', outcome: 'REFUSED' }), punch('east', '2026-11-17T18:01:00'), punch('north', '2026-11-16T18:00:00', { ordinals: [] })]
    expect(devicesOf({ ...day, punches } as unknown as PersonDay, 'en')).toEqual([
      { id: 'east', name: 'east', times: ['08:58', '18:01'], refused: 0, off: 0 },
      { id: 'west', name: 'west', times: ['12:00'], refused: 1, off: 240_000 },
    ])
  })
})

describe('Overtime that waits for a word', () => {
  it('says what the month has, would reach, and by how much that is over its ceiling', async () => {
    vi.spyOn(api, 'day').mockResolvedValue({ ...day, monthCap: 2160 })
    const month = vi.spyOn(api, 'month').mockResolvedValue({ items: [{ days: [{ overtime: 2000 }, {}, { overtime: 130 }] }], next: '' } as never)
    const request = { id: 'r', version: 1, kind: 'OVERTIME', employee: { id: 'e' }, details: { from: '2026-11-17T18:00', until: '2026-11-17T20:00' } } as unknown as RequestView
    const found = await overtimeMonthOf(request).queryFn()
    expect(found).toEqual({ now: 2130, reached: 2250, most: 2160 })
    expect(overBy(found)).toBe(90)
    expect(overBy({ now: 0, reached: 9_999 })).toBe(0)
    expect(month).toHaveBeenCalledWith({ from: '2026-11-01', until: '2026-11-30', employeeId: 'e', limit: 1 })
  })
})

describe('The tabs of a day', () => {
  it('move with the arrows and keep the page where it is', () => {
    render(<DayTabs label="person day" tabs={[{ key: 'why', label: 'Why', content: 'reasons' }, { key: 'raw', label: 'Raw', content: 'punches' }]} />)
    expect(screen.getByRole('tabpanel').textContent).toBe('reasons')
    expect(fireEvent.keyDown(screen.getByRole('tab', { name: 'Why' }), { key: 'ArrowRight' })).toBe(false)
    expect(screen.getByRole('tabpanel').textContent).toBe('punches')
    expect(screen.getByRole('tab', { name: 'Raw' }).getAttribute('aria-selected')).toBe('true')
    fireEvent.click(screen.getByRole('tab', { name: 'Why' }))
    expect(screen.getByRole('tabpanel').textContent).toBe('reasons')
  })
})
