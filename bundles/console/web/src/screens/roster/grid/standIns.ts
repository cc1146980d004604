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
  return bestFor(days, at.day, cover, need, offered)
}

/**
 * The shift with most hours in which people are missing, some of them on the day itself; of those the shortest. What a day lacks in its
 * first hours is filled by a night that begins the day before.
 */
function bestFor(days: string[], day: number, cover: number[], need: number[], offered: ShiftView[]): Question | null {
  const lacks = (hour: number) => (need[hour] ?? 0) > (cover[hour] ?? 0)
  const isOn = (hour: number) => Math.floor(hour / 24) === day
  const found = [day, day - 1].flatMap((begins) => offered.map((shift) => {
    const hours = hoursOf(shift).map((hour) => begins * 24 + hour)
    return { date: days[begins] ?? '', shiftId: shift.id, length: hours.length, filled: hours.filter(lacks).length, today: hours.some((hour) => isOn(hour) && lacks(hour)) }
  }))
    .filter((one) => one.date !== '' && one.today)
    .sort((a, b) => b.filled - a.filled || a.length - b.length)
  const [best] = found
  return best ? { date: best.date, shiftId: best.shiftId } : null
}

/** One stroke: the shift goes to the person, and away from whoever had it. */
export function placing(question: Question, employeeId: string): Drawn[] {
  const { date, shiftId, insteadOf } = question
  const placed: Drawn = { employeeId, date, wish: { kind: 'PLAN', shiftIds: [shiftId] } }
  return insteadOf ? [{ employeeId: insteadOf, date, wish: REST }, placed] : [placed]
}
