import type { DayCell, DayPunch, PersonDay, RefusedAttempt } from '../../api/types'
import { clock, dayOf, type LocalName } from '../../parts/format'
import { flagKind } from '../../parts/grid/cells'
import { instantOf } from '../../parts/timeline/geometry'

export type Way = 'IN' | 'OUT'

/** When somebody may have come or gone, and who or what says so. */
export interface Evidence {
  source: 'PHONE' | 'REFUSED' | 'DOOR' | 'TRIP' | 'LEAVE' | 'CREW'
  /** Instant. */
  at: string
  /** HH:MM by the wall of the site. */
  time: string
  dayAfter: boolean
  where?: LocalName
  /** Colleagues of whom it is the median. */
  count?: number
}

const MOST = 4
const CREW = 3
const USED = ['IN', 'OUT', 'BETWEEN']

/** The punch that a day lacks: no in, else an out. */
export function lacking(day: PersonDay): Way {
  return day.results.flatMap((result) => result.flags.map(flagKind)).includes('MISSING_OUT') ? 'OUT' : 'IN'
}

/**
 * What is known around the punch that is missing, nearest to the planned time first: what is inside the window of the plan and on the right
 * side of the punches that count.
 *
 * @param attempts of the person that terminals refused
 * @param crew the same date of colleagues
 */
export function evidenceOf(day: PersonDay, way: Way, attempts: RefusedAttempt[], crew: DayCell[]): Evidence[] {
  const plan = way === 'IN' ? day.plan[0] : day.plan[day.plan.length - 1]
  if (!plan) return []
  const planned = Date.parse(instantOf(way === 'IN' ? plan.from : plan.until, day.zone))
  const used = day.punches.filter((punch) => USED.includes(punch.use)).map((punch) => Date.parse(punch.at))
  const fits = (at: number) =>
    at >= Date.parse(plan.window.from) && at <= Date.parse(plan.window.until) && (way === 'IN' ? at < Math.min(...used, Infinity) : at > Math.max(...used, -Infinity))
  const minutes = new Set<string>()
  return [...day.punches.flatMap(punched), ...attempts.map(refused), ...approved(day, way), ...median(day, way, crew, plan.shiftCode)]
    .filter((one) => fits(Date.parse(one.at)))
    .map((one) => ({ ...one, time: clock(one.at, day.zone), dayAfter: dayOf(one.at, day.zone) > day.date }))
    .filter((one) => !minutes.has(one.time) && minutes.add(one.time))
    .sort((a, b) => Math.abs(Date.parse(a.at) - planned) - Math.abs(Date.parse(b.at) - planned))
    .slice(0, MOST)
}

type Found = Omit<Evidence, 'time' | 'dayAfter'>

/** Punches that do not count: by phone and not decided, refused, or at a door. */
function punched(punch: DayPunch): Found[] {
  const where = punch.terminalName ? { where: punch.terminalName } : {}
  if (punch.phone?.state === 'HELD') return [{ source: 'PHONE', at: punch.at, ...where }]
  if (punch.outcome === 'REFUSED') return [{ source: 'REFUSED', at: punch.at, ...where }]
  return punch.use === 'NOT_COUNTED' || punch.use === 'UNASSIGNED' ? [{ source: 'DOOR', at: punch.at, ...where }] : []
}

const refused = (attempt: RefusedAttempt): Found => ({ source: 'REFUSED', at: attempt.at, ...(attempt.terminalName ? { where: attempt.terminalName } : {}) })

/** A trip is work: it begins or ends the day. With leave it is the other end. */
function approved(day: PersonDay, way: Way): Found[] {
  return day.granted.flatMap((one): Found[] => {
    if (one.kind === 'TRIP') return [{ source: 'TRIP', at: way === 'IN' ? one.from : one.until }]
    return one.kind.startsWith('LEAVE') ? [{ source: 'LEAVE', at: way === 'IN' ? one.until : one.from }] : []
  })
}

/** When the others of the same shift came or went, where there are enough of them. */
function median(day: PersonDay, way: Way, crew: DayCell[], shift: string | undefined): Found[] {
  const times = crew
    .filter((cell) => cell.date === day.date && cell.shiftCode === shift)
    .flatMap((cell) => (way === 'IN' ? cell.firstIn : cell.lastOut) ?? [])
    .sort()
  const middle = times[Math.floor((times.length - 1) / 2)]
  return middle && times.length >= CREW ? [{ source: 'CREW', at: instantOf(middle, day.zone), count: times.length }] : []
}
