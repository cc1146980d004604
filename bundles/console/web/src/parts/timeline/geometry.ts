/** Where things lie on the timeline. Minutes are counted from the midnight of the work date; nothing here knows of SVG. */

export interface Axis {
  from: number
  until: number
}

const HOUR = 60
export const DEFAULT_AXIS: Axis = { from: -4 * HOUR, until: 26 * HOUR }
const SHORTEST = 24 * HOUR
const LONGEST = 48 * HOUR

/** From 4 h before to 26 h after midnight; moved and widened for what lies outside, between 24 and 48 hours in all. */
export function axisOf(minutes: number[]): Axis {
  let { from, until } = DEFAULT_AXIS
  for (const minute of minutes) {
    if (!Number.isFinite(minute)) continue
    if (minute < from) from = Math.floor((minute - 30) / HOUR) * HOUR
    if (minute > until) until = Math.ceil((minute + 30) / HOUR) * HOUR
  }
  if (until - from > LONGEST) {
    // The plan matters more than a stray punch the day before.
    from = Math.max(from, DEFAULT_AXIS.from)
    until = Math.min(until, from + LONGEST)
  }
  if (until - from < SHORTEST) until = from + SHORTEST
  return { from, until }
}

/** For a small picture: only the plan and the punches, an hour and a half around them, ten hours at least. */
export function closeAxisOf(minutes: number[]): Axis {
  const known = minutes.filter(Number.isFinite)
  if (known.length === 0) return { from: 6 * HOUR, until: 20 * HOUR }
  const from = Math.floor((Math.min(...known) - 90) / HOUR) * HOUR
  const until = Math.ceil((Math.max(...known) + 90) / HOUR) * HOUR
  return { from, until: Math.min(Math.max(until, from + 10 * HOUR), from + LONGEST) }
}

/** How many hours lie between two labels so that none touches the next. */
export function labelStep(axis: Axis, width: number): number {
  const hour = (width * HOUR) / (axis.until - axis.from)
  return [2, 4, 6, 12].find((step) => step * hour >= 44) ?? 24
}

export function scaleOf(axis: Axis, width: number): (minute: number) => number {
  return (minute) => ((Math.min(Math.max(minute, axis.from), axis.until) - axis.from) / (axis.until - axis.from)) * width
}

/** Hours of the axis, with a label every second one. */
export function hoursOf(axis: Axis): { minute: number; labelled: boolean; midnight: boolean }[] {
  const hours: { minute: number; labelled: boolean; midnight: boolean }[] = []
  for (let minute = Math.ceil(axis.from / HOUR) * HOUR; minute <= axis.until; minute += HOUR) {
    const hour = ((minute / HOUR) % 24 + 24) % 24
    hours.push({ minute, labelled: hour % 2 === 0 && minute > axis.from && minute < axis.until, midnight: hour === 0 })
  }
  return hours
}

/** The parts of a daily band (for example the night, 22:00 to 06:00) that the axis shows. */
export function bandsOf(axis: Axis, start: number, end: number): Axis[] {
  const bands: Axis[] = []
  const length = (end - start + 1440) % 1440 || 1440
  for (let day = -2; day <= 2; day++) {
    const from = Math.max(axis.from, day * 1440 + start)
    const until = Math.min(axis.until, day * 1440 + start + length)
    if (from < until) bands.push({ from, until })
  }
  return bands
}

export interface Placed {
  /** Index in the list that was given. */
  index: number
  /** Where the line crosses the plan: always the true minute. */
  line: number
  /** Where the head hangs. */
  head: number
  label: 'left' | 'right' | 'none'
}

const CLOSE = 14
const SPACING = 21
const LABEL = 44

/**
 * Heads closer than 14 px part sideways, their lines stay; labels go outward, and the middle of a crowd has none.
 *
 * @param close pins nearer than this many pixels part; more where the whole scale is small
 */
export function placePins(minutes: number[], x: (minute: number) => number, width: number, close = CLOSE): Placed[] {
  const order = minutes.map((minute, index) => ({ index, line: x(minute) })).sort((a, b) => a.line - b.line || a.index - b.index)
  const groups: { index: number; line: number }[][] = []
  for (const pin of order) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && pin.line - last.line < close) group.push(pin)
    else groups.push([pin])
  }
  const placed: Placed[] = []
  groups.forEach((group, g) => {
    const first = group[0]
    const last = group.at(-1)
    if (!first || !last) return
    const centre = (first.line + last.line) / 2
    const spread = group.length > 1 ? SPACING * (group.length - 1) : 0
    const start = Math.min(Math.max(centre - spread / 2, 10), Math.max(10, width - spread - 10))
    const before = placed.at(-1)
    const after = groups[g + 1]?.[0]
    const same = Math.floor(minutes[first.index] ?? 0) === Math.floor(minutes[last.index] ?? 0)
    group.forEach((pin, i) => {
      const head = group.length > 1 ? start + i * SPACING : pin.line
      placed.push({ ...pin, head, label: group.length > 1 ? outward(i, group.length - 1, same, head, before, after?.line, width) : side(head, before, after?.line, width) })
    })
  })
  return placed
}

/** The ends of a crowd have their label where there is room, the last one first; what both would say is said once. */
function outward(i: number, end: number, same: boolean, head: number, before: Placed | undefined, next: number | undefined, width: number): Placed['label'] {
  const room = (next ?? width) - (head + (end - i) * SPACING) > LABEL + 8
  if (i === end) return room ? 'right' : 'none'
  return i === 0 && behindOf(head, before) > LABEL + 10 && !(same && room) ? 'left' : 'none'
}

/** Free pixels to the left of a head. */
function behindOf(head: number, before: Placed | undefined): number {
  return head - (before ? before.head + (before.label === 'right' ? LABEL : 0) : 0)
}

function side(head: number, before: Placed | undefined, next: number | undefined, width: number): Placed['label'] {
  const room = (next ?? width) - head
  const behind = behindOf(head, before)
  if (room > LABEL + 20) return 'right'
  return behind > LABEL + 10 ? 'left' : room > LABEL + 8 ? 'right' : 'none'
}

const PLAN_TEXT = 74
const APART = 8

/** Where a text of the plan begins so that no pin's line crosses it; nothing where there is no room. */
export function textPlace(from: number, until: number, lines: number[]): number | undefined {
  const edges = [from, ...lines.filter((line) => line > from && line < until).sort((a, b) => a - b), until]
  for (let i = 1; i < edges.length; i++) {
    const start = edges[i - 1] ?? from
    if ((edges[i] ?? until) - start >= PLAN_TEXT + 2 * APART) return start + (i === 1 ? Math.min(22, (edges[i] ?? until) - start - PLAN_TEXT - APART) : APART)
  }
  return undefined
}

/** Minutes from the work date's midnight in a zone to an instant. */
export function minuteOf(instant: string | number, midnight: number): number {
  return (new Date(instant).getTime() - midnight) / 60_000
}

/** The instant at which a date begins in a zone, in milliseconds. */
export function midnightOf(date: string, zone: string): number {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  const utc = Date.UTC(year, month - 1, day)
  const first = utc - offsetAt(utc, zone)
  return utc - offsetAt(first, zone)
}

/** The instant of a wall time such as 2026-11-17T20:32 in a zone. */
export function instantOf(wall: string, zone: string): string {
  const utc = Date.parse(`${wall}Z`)
  return new Date(utc - offsetAt(utc - offsetAt(utc, zone), zone)).toISOString()
}

function offsetAt(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
      .formatToParts(new Date(instant))
      .map((part) => [part.type, Number(part.value)]),
  )
  const wall = Date.UTC(parts.year ?? 1970, (parts.month ?? 1) - 1, parts.day ?? 1, parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0)
  return wall - instant
}
