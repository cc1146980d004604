import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { CalendarView, DayCell, MonthRow, SessionView } from '../src/api/types'
import { SessionProvider } from '../src/app/Session'
import { daysOfMonth } from '../src/parts/format'
import { byDate, isRest, signOf, stateOf } from '../src/parts/grid/cells'
import { commonKind, isFree, kindOf } from '../src/parts/grid/dates'
import { MonthGrid } from '../src/parts/grid/MonthGrid'
import { inSight, reveal } from '../src/parts/grid/window'

const day = (date: string, more: Partial<DayCell> = {}): DayCell => ({
  date, ordinal: 0, shiftCode: 'Dy', status: 'NORMAL', required: 480, attended: 480, flags: [], state: 'FINAL', ...more,
})
const row = (number: number, days: DayCell[]): MonthRow => ({
  employeeId: `e${number}`, number: String(number), name: { zh: `人${number}`, en: `Person ${number}` }, siteId: 's', departmentId: 'd', days, totals: { ATTENDED: 480 },
})

function Around({ children }: { children: ReactNode }) {
  const session = { permissions: [], account: {} } as unknown as SessionView
  return (
    <QueryClientProvider client={new QueryClient()}>
      <SessionProvider value={{ session, can: () => false, signOut: async () => undefined }}>{children}</SessionProvider>
    </QueryClientProvider>
  )
}

describe('the sign of a day', () => {
  it('is none when the day is clean', () => {
    expect(signOf(day('2026-10-08'))).toBeNull()
  })

  it('is the worst of what is wrong', () => {
    expect(signOf(day('2026-10-08', { late: 11, attended: undefined, flags: ['MISSING_OUT'] }))).toMatchObject({ code: 'MISSING', minutes: 480 })
    expect(signOf(day('2026-10-08', { late: 11, early: 4 }))).toMatchObject({ code: 'LATE', minutes: 15 })
    expect(signOf(day('2026-10-08', { status: 'ABSENT', absent: 480, attended: undefined }))).toMatchObject({ code: 'ABSENT', tone: 'miss' })
  })

  it('reads a flag that carries a value', () => {
    expect(signOf(day('2026-10-08', { flags: ['OUT_WITHOUT_IN 17:02'] }))?.code).toBe('MISSING')
  })

  it('t048 of leave names its kind, also when it counts as attended', () => {
    expect(signOf(day('2026-10-08', { attended: undefined, leave: 480, leaveType: 'SICK' }))).toMatchObject({ code: 'LEAVE', minutes: 480, leaveType: 'SICK' })
    expect(signOf(day('2026-10-08', { attended: undefined, leaveType: 'STUDY' }))).toMatchObject({ code: 'LEAVE', minutes: 480, problem: false })
  })

  it('of overtime is no problem', () => {
    expect(signOf(day('2026-10-08', { overtime: 90 }))).toMatchObject({ code: 'OVERTIME', problem: false })
  })
})

describe('a date without a sign', () => {
  it('is a day off where nothing was planned, and nothing as long as nobody knows', () => {
    const off = { shiftCode: undefined, attended: undefined }
    expect(isRest(day('2026-11-28', off), '2026-11-28', '2026-11-30')).toBe(true)
    expect(isRest(undefined, '2026-11-28', '2026-11-30')).toBe(true)
    expect(isRest(undefined, '2026-12-02', '2026-11-30')).toBe(false)
    expect(isRest(day('2026-12-01', { attended: undefined }), '2026-12-01', '2026-11-30')).toBe(false)
  })
})

describe('a person’s month', () => {
  it('adds two occurrences of one date', () => {
    const both = byDate(row(1, [day('2026-10-08', { attended: 240, required: 240 }), day('2026-10-08', { ordinal: 1, attended: 200, required: 240, late: 40 })]))
    expect(both.get('2026-10-08')).toMatchObject({ attended: 440, late: 40, required: 480 })
  })

  it('is to be cleared while a settled day misses a punch, and provisional while a day may still change', () => {
    expect(stateOf(row(1, [day('2026-10-08', { flags: ['MISSING_IN'] })]))).toBe('BLOCKED')
    expect(stateOf(row(1, [day('2026-10-08', { flags: ['MISSING_IN'], state: 'PROVISIONAL' })]))).toBe('WAITING')
    expect(stateOf(row(1, [day('2026-10-08')]))).toBeNull()
  })

  it('t013 says how far the person’s part of a period in review is', () => {
    const red = row(1, [day('2026-10-08', { flags: ['MISSING_IN'] })])
    const clean = row(1, [day('2026-10-08', { state: 'PROVISIONAL' })])
    expect([stateOf(red, 'CONFIRMED'), stateOf(red, 'APPROVED')]).toEqual(['BLOCKED', 'SHEET_APPROVED'])
    expect([stateOf(clean, 'OPEN'), stateOf(clean, 'CONFIRMED'), stateOf(clean, 'CHANGED')]).toEqual(['WAITING', 'SHEET_CONFIRMED', 'SHEET_CHANGED'])
  })
})

describe('a date in the head', () => {
  const china: CalendarView = {
    id: 'cn', name: { zh: '中国', en: 'China' }, version: 1, restDays: ['SATURDAY', 'SUNDAY'],
    days: [
      { date: '2026-10-01', layer: 'PUBLIC', type: 'STATUTORY', name: '国庆节' },
      { date: '2026-10-10', layer: 'PUBLIC', type: 'SWAPPED_WORKDAY' },
      { date: '2026-10-09', layer: 'PUBLIC', type: 'WORKDAY' },
      { date: '2026-10-09', layer: 'COMPANY', type: 'COMPANY_HOLIDAY' },
    ],
  }
  const gulf: CalendarView = { id: 'sa', name: { zh: '利雅得', en: 'Riyadh' }, version: 1, restDays: ['FRIDAY', 'SATURDAY'], days: [] }

  it('is what the calendar says, the company before the state, else its weekday', () => {
    expect(['2026-10-01', '2026-10-09', '2026-10-10', '2026-10-11', '2026-10-12'].map((date) => kindOf(date, china).type)).toEqual(['STATUTORY', 'COMPANY_HOLIDAY', 'SWAPPED_WORKDAY', 'REST_DAY', 'WORKDAY'])
    expect(['2026-10-09', '2026-10-11'].map((date) => isFree(kindOf(date, gulf)))).toEqual([true, false])
  })

  it('is said only where it is the same for everybody', () => {
    expect(commonKind('2026-10-01', [china, china])).toEqual({ type: 'STATUTORY', name: '国庆节' })
    expect(commonKind('2026-10-01', [china, gulf]).type).toBe('WORKDAY')
    expect(commonKind('2026-10-10', [undefined]).type).toBe('REST_DAY')
  })
})

describe('the window', () => {
  it('holds what is in sight and a margin', () => {
    expect(inSight(340, 340, 34, 5000, 6)).toEqual({ first: 4, end: 26 })
    expect(inSight(0, 100, 34, 2)).toEqual({ first: 0, end: 2 })
    expect(inSight(9999, 100, 34, 0)).toEqual({ first: 0, end: 0 })
  })

  it('moves no further than needed', () => {
    expect([reveal(0, 340, 34, 3), reveal(0, 340, 34, 12), reveal(340, 340, 34, 2)]).toEqual([0, 102, 68])
  })
})

describe('the month grid', () => {
  const days = daysOfMonth('2026-10')
  const rows = Array.from({ length: 5_000 }, (_, i) => row(i, [day('2026-10-08'), day('2026-10-09', { late: 24, attended: 456 })]))
  const show = (onlyProblems = false) => {
    const side = vi.fn()
    const open = vi.fn()
    const seen = render(<MonthGrid rows={rows} days={days} onlyProblems={onlyProblems} today="2026-11-18" onSide={side} onOpen={open} />, { wrapper: Around })
    return { side, open, ...seen }
  }

  it('of 5,000 people makes only the rows in sight', () => {
    show()
    const made = screen.getAllByRole('row').length
    expect(made).toBeGreaterThan(15)
    expect(made).toBeLessThan(60)
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('5001')
  })

  it('shows a letter over the time, and a clean day only its hours', () => {
    show()
    const cells = screen.getAllByRole('gridcell').map((cell) => cell.textContent)
    expect(cells.some((text) => text?.endsWith('L0:24'))).toBe(true)
    expect(cells.some((text) => text?.endsWith('8:00'))).toBe(true)
  })

  it('marks a holiday and a day that makes up for one', () => {
    const kinds: Record<string, 'STATUTORY' | 'SWAPPED_WORKDAY'> = { '2026-10-01': 'STATUTORY', '2026-10-10': 'SWAPPED_WORKDAY' }
    render(<MonthGrid rows={rows} days={days} onlyProblems={false} today="2026-11-18" kindOf={(date) => ({ type: kinds[date] ?? 'WORKDAY', name: kinds[date] && 'National Day' })} onSide={() => undefined} onOpen={() => undefined} />, { wrapper: Around })
    expect(screen.getByRole('columnheader', { name: /1 Oct statutory holiday · National Day/ }).textContent).toMatch(/1H$/)
    expect(screen.getByRole('columnheader', { name: /10 Oct make-up day/ }).className).not.toContain('weekend')
  })

  it('hides clean days when only problems are asked for', () => {
    const { container } = show(true)
    expect(container.querySelector('.mgrid-clean')).toBeNull()
    expect(container.querySelector('.tone-late')).not.toBeNull()
  })

  it('is walked with the arrows; Space opens the side, Enter the day', () => {
    const { side, open } = show()
    const grid = screen.getByRole('grid')
    for (let i = 0; i < 8; i++) fireEvent.keyDown(grid, { key: 'ArrowRight' })
    fireEvent.keyDown(grid, { key: 'ArrowDown' })
    fireEvent.keyDown(grid, { key: ' ' })
    expect(side).toHaveBeenCalledWith(rows[1], '2026-10-09')
    fireEvent.keyDown(grid, { key: 'Home' })
    fireEvent.keyDown(grid, { key: 'Enter' })
    expect(open).toHaveBeenCalledWith(rows[1], '2026-10-01')
  })
})
