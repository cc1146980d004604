import type { DayCell, MonthRow, PersonSheet } from '../../api/types'
import type { Tone } from '../../theme/theme'

export interface Sign {
  code: string
  tone: Tone
  minutes: number
  problem: boolean
  /** Which kind of leave, where it is one. */
  leaveType?: string
}

const MISSING = ['MISSING_IN', 'MISSING_OUT', 'OUT_WITHOUT_IN', 'MAX_SPAN']

export function flagKind(flag: string): string {
  return flag.split(' ')[0] ?? flag
}

/** The one letter of a day, worst first; none for a clean day. */
export function signOf(day: DayCell): Sign | null {
  const flags = (day.flags ?? []).map(flagKind)
  const short = Math.max(0, (day.required ?? 0) - (day.attended ?? 0))
  if (day.status === 'ABSENT') return { code: 'ABSENT', tone: 'miss', minutes: day.absent ?? day.required ?? 0, problem: true }
  if (flags.some((flag) => MISSING.includes(flag)) || day.status === 'MISSING_IN') {
    return { code: 'MISSING', tone: 'miss', minutes: short, problem: true }
  }
  if (day.status === 'HALF_DAY') return { code: 'HALF_DAY_ABSENT', tone: 'miss', minutes: short, problem: true }
  if ((day.late ?? 0) > 0) return { code: 'LATE', tone: 'late', minutes: (day.late ?? 0) + (day.early ?? 0), problem: true }
  if ((day.early ?? 0) > 0) return { code: 'EARLY', tone: 'late', minutes: day.early ?? 0, problem: true }
  if ((day.overtime ?? 0) > 0) return { code: 'OVERTIME', tone: 'ot', minutes: day.overtime ?? 0, problem: false }
  if (day.status === 'TRIP') return { code: 'TRIP', tone: 'trip', minutes: day.required ?? 0, problem: false }
  if ((day.leave ?? 0) > 0 || day.leaveType) return { code: 'LEAVE', tone: 'leave', minutes: day.leave ?? day.required ?? 0, problem: false, leaveType: day.leaveType }
  if (flags.includes('UNASSIGNED') && !day.shiftCode) return { code: 'UNPLANNED', tone: 'trip', minutes: day.attended ?? 0, problem: true }
  return null
}

export type SheetState = PersonSheet['state']

/**
 * Days that somebody has to clear; else how far the person's part of a period in review is; else days that may still change by themselves.
 * What was approved is settled, red days that were accepted too.
 */
export function stateOf(row: MonthRow, sheet?: SheetState): 'BLOCKED' | 'WAITING' | 'SHEET_APPROVED' | 'SHEET_CONFIRMED' | 'SHEET_CHANGED' | null {
  if (sheet === 'APPROVED') return 'SHEET_APPROVED'
  let provisional = false
  for (const day of row.days) {
    const sign = signOf(day)
    if (day.state !== 'PROVISIONAL' && sign?.tone === 'miss') return 'BLOCKED'
    provisional ||= day.state === 'PROVISIONAL'
  }
  if (sheet === 'CONFIRMED' || sheet === 'CHANGED') return `SHEET_${sheet}`
  return provisional ? 'WAITING' : null
}

/** Days by date; two occurrences on one date are added, the worse sign wins. */
export function byDate(row: MonthRow): Map<string, DayCell> {
  const days = new Map<string, DayCell>()
  for (const day of row.days) {
    const before = days.get(day.date)
    days.set(day.date, before ? sum(before, day) : day)
  }
  return days
}

/** Whether nobody had to come or came. Of a date to come that has no result nothing is known: a shift may be planned. */
export function isRest(day: DayCell | undefined, date: string, today: string): boolean {
  return !day?.shiftCode && !day?.attended && (day !== undefined || date <= today)
}

function sum(a: DayCell, b: DayCell): DayCell {
  const plus = (x?: number, y?: number) => (x ?? 0) + (y ?? 0)
  return {
    ...a,
    status: signOf(a)?.problem ? a.status : b.status,
    required: plus(a.required, b.required),
    attended: plus(a.attended, b.attended),
    late: plus(a.late, b.late),
    early: plus(a.early, b.early),
    overtime: plus(a.overtime, b.overtime),
    leave: plus(a.leave, b.leave),
    leaveType: a.leaveType ?? b.leaveType,
    flags: [...(a.flags ?? []), ...(b.flags ?? [])],
  }
}
