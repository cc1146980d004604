import type { CoverNeed, RosterCell, RosterEditDraft, RosterFinding, RosterRow, RosterSheet, ShiftView } from '../../../api/types'
import { dayParts, isWeekend, minutesOf, WEEK } from '../../../parts/format'

export type Wish = { kind: 'PLAN'; shiftIds: string[] } | { kind: 'NONE' }

export const REST: Wish = { kind: 'PLAN', shiftIds: [] }

export interface Spot {
  row: number
  day: number
}

/** A rectangle of cells, both edges included. */
export interface Range {
  top: number
  bottom: number
  left: number
  right: number
}

export interface Drawn {
  employeeId: string
  date: string
  wish: Wish
}

export const keyOf = (employeeId: string, date: string) => `${employeeId} ${date}`

export function rangeOf(a: Spot, b: Spot): Range {
  return { top: Math.min(a.row, b.row), bottom: Math.max(a.row, b.row), left: Math.min(a.day, b.day), right: Math.max(a.day, b.day) }
}

export function holds(range: Range, row: number, day: number): boolean {
  return row >= range.top && row <= range.bottom && day >= range.left && day <= range.right
}

/** The cells of a rectangle, row by row. */
export function draw(rows: RosterRow[], days: string[], range: Range, wish: (row: number, day: number) => Wish | undefined): Drawn[] {
  const drawn: Drawn[] = []
  for (let row = range.top; row <= Math.min(range.bottom, rows.length - 1); row++) {
    for (let day = range.left; day <= Math.min(range.right, days.length - 1); day++) {
      const one = wish(row, day)
      const employeeId = rows[row]?.employeeId
      const date = days[day]
      if (one && employeeId && date) drawn.push({ employeeId, date, wish: one })
    }
  }
  return drawn
}

/** Rows by person, and their cells by date, with what is on its way to the server on top. */
export class Sheet {
  private readonly cells: Map<string, RosterCell>
  private readonly found: Map<string, RosterFinding[]>

  constructor(
    readonly rows: RosterRow[],
    findings: RosterFinding[],
    private readonly pending: Map<string, Wish>,
    /** Cells that were generated and not looked at yet. */
    private readonly fresh: Set<string> = new Set(),
  ) {
    this.cells = new Map(rows.flatMap((row) => row.cells.map((cell) => [keyOf(row.employeeId, cell.date), cell] as const)))
    this.found = new Map()
    for (const finding of findings) {
      const key = keyOf(finding.employeeId, finding.date)
      this.found.set(key, [...(this.found.get(key) ?? []), finding])
    }
  }

  cell(employeeId: string, date: string): RosterCell | undefined {
    return this.cells.get(keyOf(employeeId, date))
  }

  findings(employeeId: string, date: string): RosterFinding[] {
    return this.found.get(keyOf(employeeId, date)) ?? []
  }

  /** What would be worked if everything drawn were published; of a standing assignment that is to come back, what is published. */
  shifts(employeeId: string, date: string): string[] {
    const cell = this.cell(employeeId, date)
    const wish = this.pending.get(keyOf(employeeId, date))
    if (wish) return wish.kind === 'PLAN' ? wish.shiftIds : (cell?.shiftIds ?? [])
    return cell?.draft?.kind === 'PLAN' ? cell.draft.shiftIds : (cell?.shiftIds ?? [])
  }

  isFresh(employeeId: string, date: string): boolean {
    return this.fresh.has(keyOf(employeeId, date))
  }

  isDrafted(employeeId: string, date: string): boolean {
    const wish = this.pending.get(keyOf(employeeId, date))
    return wish ? wish.kind === 'PLAN' : this.cell(employeeId, date)?.draft !== undefined
  }
}

/** The cells as the API takes them, each with the version that was read. */
export function cellsOf(sheet: RosterSheet | undefined, drawn: Drawn[]): RosterEditDraft['cells'] {
  const versions = versionsOf(sheet)
  return drawn.map(({ employeeId, date, wish }) => ({
    employeeId,
    date,
    kind: wish.kind,
    ...(wish.kind === 'PLAN' ? { shiftIds: wish.shiftIds } : {}),
    version: versions.get(keyOf(employeeId, date)) ?? 0,
  }))
}

/** The version of each draft in a sheet, by cell. */
export function versionsOf(sheet: RosterSheet | undefined): Map<string, number> {
  return new Map(sheet?.items.flatMap((row) => row.cells.map((cell) => [keyOf(row.employeeId, cell.date), cell.draft?.version ?? 0] as const)))
}

/** The cells that were drafted since. */
export function freshIn(sheet: RosterSheet | undefined, before: Map<string, number>): Set<string> {
  return new Set([...versionsOf(sheet)].filter(([key, version]) => version !== 0 && version !== (before.get(key) ?? 0)).map(([key]) => key))
}

/** The sheet with the rows of an answer in place of the old ones. */
export function merged(old: RosterSheet, news: RosterSheet): RosterSheet {
  const rows = new Map(news.items.map((row) => [row.employeeId, row]))
  return {
    ...old,
    items: old.items.map((row) => rows.get(row.employeeId) ?? row),
    findings: [...old.findings.filter((finding) => !rows.has(finding.employeeId)), ...news.findings],
  }
}

const DAY = 1440

function minute(time: string): number {
  const [h = 0, m = 0] = time.split(':').map(Number)
  return h * 60 + m
}

/** Stretches of a shift as minutes after the midnight with which its date begins. */
export function stretches(shift: ShiftView): [number, number][] {
  let last = 0
  return shift.segments.map((segment) => {
    let from = minute(segment.start)
    while (from < last) from += DAY
    let until = minute(segment.end)
    while (until <= from) until += DAY
    last = until
    return [from, until]
  })
}

/** How many people are planned in each hour of the days shown; half an hour is enough. Nights go over into the next day. */
export function coverOf(sheet: Sheet, days: string[], shifts: Map<string, ShiftView>): number[] {
  const cover = new Array<number>(days.length * 24).fill(0)
  const hours = new Map([...shifts].map(([id, shift]) => [id, hoursOf(shift)]))
  for (const row of sheet.rows) {
    days.forEach((date, day) => {
      for (const id of sheet.shifts(row.employeeId, date)) {
        for (const hour of hours.get(id) ?? []) {
          const at = day * 24 + hour
          if (at < cover.length) cover[at] = (cover[at] ?? 0) + 1
        }
      }
    })
  }
  return cover
}

/** Hours after the midnight with which its date begins in which a shift is planned, for half of the hour or more. */
export function hoursOf(shift: ShiftView): number[] {
  const hours: number[] = []
  for (let hour = 0; hour < 48; hour++) {
    const planned = stretches(shift).reduce((sum, [from, until]) => sum + Math.max(0, Math.min(until, hour * 60 + 60) - Math.max(from, hour * 60)), 0)
    if (planned >= 30) hours.push(hour)
  }
  return hours
}

/**
 * How many people are needed in each hour of the days shown, whatever they can. A span that runs over midnight goes on into
 * the next day.
 */
export function needOf(needs: CoverNeed[], days: string[]): number[] {
  const need = new Array<number>(days.length * 24).fill(0)
  for (const span of needs.flatMap((one) => one.spans).filter((one) => !one.skill)) {
    const from = minute(span.start)
    const end = minute(span.end)
    const until = end <= from ? end + DAY : end
    days.forEach((date, day) => {
      if (!span.days.includes(weekdayOf(date))) return
      for (let hour = 0; hour < 48; hour++) {
        const at = day * 24 + hour
        const wanted = Math.min(until, hour * 60 + 60) - Math.max(from, hour * 60) >= 30
        if (wanted && at < need.length) need[at] = (need[at] ?? 0) + span.people
      }
    })
  }
  return need
}

export function weekdayOf(date: string): (typeof WEEK)[number] {
  return WEEK[(dayParts(date).weekday + 6) % 7] ?? 'MONDAY'
}

/** Hours of people that are missing to what is needed. */
export function shortOf(cover: number[], need: number[]): number {
  return need.reduce((sum, people, hour) => sum + Math.max(0, people - (cover[hour] ?? 0)), 0)
}

export interface Totals {
  minutes: number
  nights: number
  weekends: number
}

export function totalsOf(sheet: Sheet, employeeId: string, days: string[], shifts: Map<string, ShiftView>): Totals {
  const totals = { minutes: 0, nights: 0, weekends: 0 }
  for (const date of days) {
    const planned = sheet.shifts(employeeId, date).flatMap((id) => shifts.get(id) ?? [])
    for (const shift of planned) totals.minutes += minutesOf(shift.required) ?? 0
    if (planned.some((shift) => shift.overMidnight)) totals.nights++
    if (planned.length > 0 && isWeekend(date)) totals.weekends++
  }
  return totals
}

/** A rectangle as text that a sheet program takes: codes, a dash for a day off. */
export function copied(sheet: Sheet, days: string[], range: Range, shifts: Map<string, ShiftView>): string {
  return sheet.rows
    .slice(range.top, range.bottom + 1)
    .map((row) =>
      days
        .slice(range.left, range.right + 1)
        .map((date) => sheet.shifts(row.employeeId, date).map((id) => shifts.get(id)?.code ?? '').join('+') || '-')
        .join('\t'),
    )
    .join('\n')
}

export interface Wrong {
  row: number
  day: number
  text: string
}

export interface Pasted {
  /** By row and day of the text; undefined leaves a cell as it is. */
  wishes: (Wish | undefined)[][]
  wrong: Wrong[]
}

const OFF = /^(-|–|—|0|off|rest|休|休息)$/i

/** Reads codes or names of shifts from lines and tabs or commas; what is no shift is named with its place. */
export function pasted(text: string, shifts: ShiftView[]): Pasted {
  const byWord = new Map<string, string>()
  for (const shift of shifts.filter((one) => !one.retired)) {
    for (const word of [shift.code, shift.name.zh, shift.name.en]) if (word) byWord.set(word.trim().toLowerCase(), shift.id)
  }
  const wrong: Wrong[] = []
  const wishes = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line, row) =>
      line.split(line.includes('\t') ? '\t' : ',').map((cell, day): Wish | undefined => {
        const word = cell.trim()
        if (!word) return undefined
        if (OFF.test(word)) return REST
        const ids = word.split('+').map((part) => byWord.get(part.trim().toLowerCase()))
        if (ids.every((id): id is string => id !== undefined)) return { kind: 'PLAN', shiftIds: ids }
        wrong.push({ row, day, text: word })
        return undefined
      }),
    )
  return { wishes, wrong }
}

/** What a block says for a place of a rectangle: it is laid side by side until the rectangle is full. */
export function tiled(wishes: (Wish | undefined)[][], down: number, across: number): Wish | undefined {
  const line = wishes[down % wishes.length]
  return line?.[across % line.length]
}

/** A rotation laid over a rectangle, each person so many days further on than the one above. */
export function rotated(pattern: (Wish | undefined)[], step: number, down: number, across: number): Wish | undefined {
  const length = pattern.length
  return pattern[(((across + down * step) % length) + length) % length]
}
