import type { ShiftView } from '../../../api/types'
import { type Drawn, hoursOf, REST, type Sheet, type Spot } from './plan'

/** A shift for which somebody is looked for. */
export interface Question {
  date: string
  shiftId: string
  /** Whose shift breaks a rule; nobody where people are missing. */
  insteadOf?: string
}

/** What a cell asks: who could work its shift when that breaks a rule, else who could fill most of what its day lacks. */
export function questionAt(sheet: Sheet, days: string[], at: Spot, cover: number[], need: number[], offered: ShiftView[]): Question | null {
  const employeeId = sheet.rows[at.row]?.employeeId
  const date = days[at.day]
  if (!employeeId || !date) return null
  const [shiftId, second] = sheet.shifts(employeeId, date)
  if (shiftId && !second && sheet.findings(employeeId, date).length > 0) return { date, shiftId, insteadOf: employeeId }
  const best = bestFor(at.day, cover, need, offered)
  return best ? { date, shiftId: best } : null
}

/** The shift with most hours in which people are missing, some of them on the day itself; of those the shortest. */
function bestFor(day: number, cover: number[], need: number[], offered: ShiftView[]): string | null {
  const lacks = (hour: number) => (need[day * 24 + hour] ?? 0) > (cover[day * 24 + hour] ?? 0)
  const found = offered
    .map((shift) => {
      const hours = hoursOf(shift)
      return { id: shift.id, length: hours.length, filled: hours.filter(lacks), today: hours.some((hour) => hour < 24 && lacks(hour)) }
    })
    .filter((one) => one.today)
    .sort((a, b) => b.filled.length - a.filled.length || a.length - b.length)
  return found[0]?.id ?? null
}

/** One stroke: the shift goes to the person, and away from whoever had it. */
export function placing(question: Question, employeeId: string): Drawn[] {
  const { date, shiftId, insteadOf } = question
  const placed: Drawn = { employeeId, date, wish: { kind: 'PLAN', shiftIds: [shiftId] } }
  return insteadOf ? [{ employeeId: insteadOf, date, wish: REST }, placed] : [placed]
}
