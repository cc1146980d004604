import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { RosterRow, ShiftView, StandIn } from '../src/api/types'
import { REST, Sheet } from '../src/screens/roster/grid/plan'
import { StandInHint } from '../src/screens/roster/grid/StandInHint'
import { placing, questionAt } from '../src/screens/roster/grid/standIns'

const shift = (id: string, start: string, end: string) => ({ id, code: id, name: {}, segments: [{ start, end }], breaks: [], required: 'PT8H', overMidnight: end < start, retired: false }) as unknown as ShiftView
const shifts = [shift('Am', '07:00:00', '15:00:00'), shift('Dy', '07:00:00', '19:00:00'), shift('Nt', '23:00:00', '07:00:00')]
const days = ['2026-11-27', '2026-11-28']
const row = (employeeId: string, ...planned: string[][]) => ({ employeeId, number: employeeId, name: { en: employeeId }, cells: planned.map((shiftIds, i) => ({ date: days[i], shiftIds })) }) as unknown as RosterRow
const finding = { employeeId: 'ann', date: days[1] ?? '', otherDate: days[0] ?? '', kind: 'REST' as const, value: 480, limit: 660 }
const hours = (from: number, until: number, people: number) => Array.from({ length: 48 }, (_, hour) => (hour >= from && hour < until ? people : 0))
const nobody = hours(0, 0, 0)
const standIn = (id: string): StandIn => ({ employee: { id, number: id, name: { en: id } }, fills: 'PT8H', week: 'PT16H' }) as unknown as StandIn

describe('who could stand in', () => {
  const sheet = new Sheet([row('ann', ['Nt'], ['Am']), row('bob', [], ['Am', 'Nt'])], [finding, { ...finding, employeeId: 'bob' }], new Map())

  it('is asked for a shift that breaks a rule', () => {
    expect(questionAt(sheet, days, { row: 0, day: 1 }, nobody, nobody, shifts)).toEqual({ date: days[1], shiftId: 'Am', insteadOf: 'ann' })
    expect(questionAt(sheet, days, { row: 0, day: 0 }, nobody, nobody, shifts)).toBeNull()
    expect(questionAt(sheet, days, { row: 1, day: 1 }, nobody, nobody, shifts)).toBeNull()
  })

  it('is asked for the shift that fills most of what a day lacks, the shortest of those', () => {
    const at = { row: 1, day: 0 }
    expect(questionAt(sheet, days, at, nobody, hours(7, 15, 1), shifts)).toEqual({ date: days[0], shiftId: 'Am' })
    expect(questionAt(sheet, days, at, nobody, hours(7, 19, 1), shifts)).toEqual({ date: days[0], shiftId: 'Dy' })
    expect(questionAt(sheet, days, at, nobody, hours(23, 31, 1), shifts)).toEqual({ date: days[0], shiftId: 'Nt' })
    expect(questionAt(sheet, days, at, hours(0, 48, 1), hours(7, 19, 1), shifts)).toBeNull()
    // What is missing after midnight only is the next day's, and the night before fills it.
    expect(questionAt(sheet, days, at, nobody, hours(24, 31, 1), shifts)).toBeNull()
    expect(questionAt(sheet, days, { row: 1, day: 1 }, nobody, hours(24, 31, 1), shifts)).toEqual({ date: days[0], shiftId: 'Nt' })
  })

  it('gets the shift in one stroke, and takes it from whoever had it', () => {
    const given = { employeeId: 'cid', date: '2026-11-28', wish: { kind: 'PLAN', shiftIds: ['Am'] } }
    expect(placing({ date: '2026-11-28', shiftId: 'Am' }, 'cid')).toEqual([given])
    expect(placing({ date: '2026-11-28', shiftId: 'Am', insteadOf: 'ann' }, 'cid')).toEqual([{ employeeId: 'ann', date: '2026-11-28', wish: REST }, given])
  })

  it('is named with the hours of the week, and the others can be chosen as well', () => {
    const place = vi.fn()
    render(<StandInHint question={{ date: '2026-11-28', shiftId: 'Am', insteadOf: 'ann' }} found={[standIn('cid'), standIn('dan')]} place={place} />)
    expect(screen.getByText('cid is free that day and fits (skill, rest, hours: 16:00 this week).')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /cid instead/ }))
    fireEvent.click(screen.getByRole('button', { name: 'dan' }))
    expect(place.mock.calls.map(([one]: StandIn[]) => one?.employee.id)).toEqual(['cid', 'dan'])
  })

  it('is nobody where nobody fits, and that is said', () => {
    render(<StandInHint question={{ date: '2026-11-28', shiftId: 'Am' }} found={[]} place={vi.fn()} />)
    expect(screen.getByText('Nobody in this roster is free and fits.')).toBeTruthy()
  })
})
