import type { DayPunch, PersonDay } from '../../api/types'
import { flagKind } from '../../parts/grid/cells'
import type { Kind } from '../requests/asking'

/** Where somebody stands in their day. */
export type Standing =
  | { is: 'in' | 'out'; punch: DayPunch }
  /** Planned, and not begun. */
  | { is: 'ahead'; from: string }
  /** Begun, and nothing was seen. */
  | { is: 'unseen'; from: string }
  | { is: 'free' }

const SEEN = ['IN', 'OUT', 'BETWEEN']

function endOf(day: PersonDay): number {
  return Math.max(0, ...day.plan.flatMap((one) => one.segments.map((segment) => Date.parse(segment.until))))
}

/** A night shift of yesterday is still today's work. */
export function currentOf(yesterday: PersonDay | undefined, today: PersonDay, now: number): PersonDay {
  return yesterday && endOf(yesterday) > now ? yesterday : today
}

export function standingOf(day: PersonDay, now: number): Standing {
  const used = day.punches.filter((punch) => SEEN.includes(punch.use) && punch.ordinals.length > 0 && Date.parse(punch.at) <= now)
  const last = used.at(-1)
  if (last) return { is: last.use === 'OUT' ? 'out' : 'in', punch: last }
  const first = day.plan[0]
  if (!first) return { is: 'free' }
  const begins = Math.min(...first.segments.map((segment) => Date.parse(segment.from)))
  return { is: now < begins ? 'ahead' : 'unseen', from: first.from }
}

/** One thing that can be done about a day: a request, filled in as far as the day says. */
export interface Remedy {
  word: string
  kind: Kind
  as?: 'IN' | 'OUT'
}

/** What can be done about a day that is not as it should be; nothing for one that is. */
export function remediesOf(day: Pick<PersonDay, 'results'>): Remedy[] {
  const flags = new Set(day.results.flatMap((result) => result.flags.map(flagKind)))
  const minutes = (bucket: string) => day.results.reduce((sum, result) => sum + (result.minutes[bucket as keyof typeof result.minutes] ?? 0), 0)
  const absent = day.results.some((result) => result.status === 'ABSENT' || result.status === 'HALF_DAY')
  const found: Remedy[] = []
  if (flags.has('MISSING_IN') || flags.has('OUT_WITHOUT_IN') || (absent && !flags.has('MISSING_OUT'))) found.push({ word: 'addIn', kind: 'CORRECTION', as: 'IN' })
  if (flags.has('MISSING_OUT') || (absent && !flags.has('MISSING_IN'))) found.push({ word: 'addOut', kind: 'CORRECTION', as: 'OUT' })
  if (absent || minutes('LATE') > 0 || minutes('EARLY') > 0 || minutes('SHORT') > 0) found.push({ word: 'askLeave', kind: 'LEAVE' })
  if (absent) found.push({ word: 'askTrip', kind: 'TRIP' })
  if (minutes('EXTRA') > 0) found.push({ word: 'askOvertime', kind: 'OVERTIME' })
  return found
}
