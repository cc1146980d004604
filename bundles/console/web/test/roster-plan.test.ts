import { describe, expect, it } from 'vitest'
import type { RosterRow, ShiftView } from '../src/api/types'
import { gapOf } from '../src/screens/roster/grid/Verdict'
import { cellsOf, copied, coverOf, draw, freshIn, merged, needOf, pasted, REST, rotated, Sheet, shortOf, stretches, tiled, totalsOf, versionsOf } from '../src/screens/roster/grid/plan'

const shift = (id: string, code: string, zh: string, start: string, end: string, overMidnight = false) =>
  ({ id, code, name: { zh }, segments: [{ start, end }], breaks: [], required: 'PT8H', overMidnight, retired: false }) as unknown as ShiftView
const shifts = [shift('a', 'Am', '早班', '07:00:00', '15:00:00'), shift('n', 'Nt', '夜班', '23:00:00', '07:00:00', true)]
const byId = new Map(shifts.map((one) => [one.id, one]))
const days = ['2026-11-27', '2026-11-28']
const row = (employeeId: string, cells: object[]) => ({ employeeId, number: employeeId, name: { zh: employeeId }, cells }) as unknown as RosterRow
const ann = row('ann', [{ date: days[0], dayType: 'WORKDAY', source: 'CHANGE', shiftIds: ['a'] }, { date: days[1], dayType: 'REST_DAY', source: 'NONE', draft: { kind: 'PLAN', shiftIds: ['n'], version: 7 } }])
const bob = row('bob', [])
const sheet = new Sheet([ann, bob], [], new Map())

describe('the roster sheet', () => {
  it('shows what is drafted over what is published, and what is on its way over both', () => {
    expect(sheet.shifts('ann', days[0] ?? '')).toEqual(['a'])
    expect(sheet.shifts('ann', days[1] ?? '')).toEqual(['n'])
    const painted = new Sheet([ann], [], new Map([[`ann ${days[1]}`, REST]]))
    expect(painted.shifts('ann', days[1] ?? '')).toEqual([])
    expect(painted.isDrafted('ann', days[1] ?? '')).toBe(true)
  })

  it('sends each cell with the version that was read', () => {
    const drawn = draw([ann, bob], days, { top: 0, bottom: 1, left: 1, right: 1 }, () => ({ kind: 'PLAN', shiftIds: ['a'] }))
    expect(cellsOf({ items: [ann, bob], findings: [], next: '' }, drawn).map((cell) => [cell.employeeId, cell.version])).toEqual([['ann', 7], ['bob', 0]])
  })

  it('takes over the rows of an answer and what speaks against them', () => {
    const finding = (employeeId: string) => ({ employeeId, date: '2026-11-27', otherDate: '2026-11-26', kind: 'REST' as const, value: 480, limit: 660 })
    const old = { items: [ann, bob], findings: [finding('ann'), finding('bob')], next: '' }
    const news = merged(old, { items: [row('ann', [])], findings: [], next: '' })
    expect(news.items.map((one) => one.cells.length)).toEqual([0, 0])
    expect(news.findings.map((one) => one.employeeId)).toEqual(['bob'])
  })

  it('counts a night in the hours of two days, and once for the person', () => {
    const night = new Sheet([row('x', [{ date: days[0], shiftIds: ['n'] }])], [], new Map())
    const cover = coverOf(night, days, byId)
    expect(cover.flatMap((people, hour) => (people ? [hour] : []))).toEqual([23, 24, 25, 26, 27, 28, 29, 30])
    expect(totalsOf(night, 'x', days, byId)).toEqual({ minutes: 480, nights: 1, weekends: 0 })
    expect(totalsOf(sheet, 'ann', days, byId)).toEqual({ minutes: 960, nights: 1, weekends: 1 })
  })

  it('says how many hours are short of what is needed', () => {
    const span = { days: ['FRIDAY' as const], start: '22:00:00', end: '08:00:00', people: 1 }
    const need = needOf([{ departmentId: 'd', spans: [span], version: 1 }], days)
    expect(need.flatMap((people, hour) => (people ? [hour] : []))).toEqual([22, 23, 24, 25, 26, 27, 28, 29, 30, 31])
    const night = new Sheet([row('x', [{ date: days[0], shiftIds: ['n'] }])], [], new Map())
    expect(shortOf(coverOf(night, days, byId), need)).toBe(2)
  })

  it('leaves needs of a skill aside where people are counted whatever they can', () => {
    const span = { days: ['FRIDAY' as const], start: '08:00:00', end: '09:00:00', people: 1 }
    expect(needOf([{ departmentId: 'd', spans: [span, { ...span, skill: 'first-aid' }], version: 1 }], days)[8]).toBe(1)
  })

  it('t106: marks what was drafted since, and nothing else', () => {
    const before = { items: [ann, bob], findings: [], next: '' }
    const drawn = row('bob', [{ date: days[0], draft: { kind: 'PLAN', shiftIds: ['a'], version: 9 } }])
    expect([...freshIn({ ...before, items: [ann, drawn] }, versionsOf(before))]).toEqual([`bob ${days[0]}`])
  })

  it('t106: says the gap to the bound in percent of it, and nothing where there is none', () => {
    expect(gapOf(1021, 1000)).toBe(2.1)
    expect(gapOf(5, 0)).toBeNull()
  })

  it('knows that a shift after midnight is on the next day', () => {
    expect(stretches(shifts[1] as ShiftView)).toEqual([[1380, 1860]])
  })
})

describe('a sheet that is pasted', () => {
  it('may hold codes, names, days off and nothing', () => {
    const read = pasted('Am\t夜班\t-\t\r\nam+nt\t休\r\n', shifts)
    expect(read.wishes).toEqual([[{ kind: 'PLAN', shiftIds: ['a'] }, { kind: 'PLAN', shiftIds: ['n'] }, REST, undefined], [{ kind: 'PLAN', shiftIds: ['a', 'n'] }, REST]])
    expect(read.wrong).toEqual([])
  })

  it('names what is no shift with its place', () => {
    expect(pasted('Am\tXx\nYy\tNt', shifts).wrong).toEqual([{ row: 0, day: 1, text: 'Xx' }, { row: 1, day: 0, text: 'Yy' }])
  })

  it('is what was copied', () => {
    const text = copied(sheet, days, { top: 0, bottom: 1, left: 0, right: 1 }, byId)
    expect(text).toBe('Am\tNt\n-\t-')
    expect(pasted(text, shifts).wishes[1]).toEqual([REST, REST])
  })

  it('fills a larger rectangle over and over', () => {
    const block = pasted('Am\tNt', shifts).wishes
    expect([0, 1, 2].map((across) => tiled(block, 1, across))).toEqual([block[0]?.[0], block[0]?.[1], block[0]?.[0]])
  })

  it('t071: lays a rotation over crews one after the other', () => {
    const pattern = pasted('Am,Nt,-', shifts).wishes[0] ?? []
    expect([0, 1, 2, 3].map((day) => rotated(pattern, 1, 1, day))).toEqual([pattern[1], pattern[2], pattern[0], pattern[1]])
    expect(rotated(pattern, -1, 1, 0)).toEqual(pattern[2])
  })
})
