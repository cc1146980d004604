import { stamp } from '../../parts/format'
import type { Visitor } from '../../api/types'

/** What the clocks of a zone show, as a field for date and time takes it. */
export function wallOf(at: Date, zone: string): string {
  return at.toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T').slice(0, 16)
}

/** Until six in the evening, or for two hours where that is too late. */
export function usualEnd(now: Date, zone: string): string {
  const wall = wallOf(now, zone)
  return wall.slice(11) < '17:00' ? `${wall.slice(0, 10)}T18:00` : wallOf(new Date(now.getTime() + 2 * 3_600_000), zone)
}

/** The time of the end alone where the visit is over on the day on which it begins. */
export function spanOf(visitor: Visitor, zone: string): string {
  const [from, until] = [stamp(visitor.from, zone), stamp(visitor.until, zone)]
  return from.slice(0, -6) === until.slice(0, -6) ? `${from}–${until.slice(-5)}` : `${from} – ${until}`
}

/** As a status, of which some are only told by the clock. */
export function standingOf(visitor: Visitor, now = Date.now()): string {
  if (visitor.overdue) return 'VISITOR_OVERDUE'
  if (visitor.state === 'EXPECTED' && Date.parse(visitor.until) <= now) return 'VISITOR_MISSED'
  return `VISITOR_${visitor.state}`
}
