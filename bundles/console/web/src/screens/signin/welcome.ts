import { useEffect, useState } from 'react'
import { API } from '../../api/call'
import type { ShiftView } from '../../api/types'
import type { LocalName } from '../../parts/format'
import { clock, offsetOf, stamp } from '../../parts/format'
import type { Arc } from './Dial'

const STORE = 'clockhouse.dial'

interface Remembered {
  organisation?: LocalName | string
  zone?: string
  arcs: Arc[]
}

/** What this browser saw at the last sign-in: the company's name and the spans of its shifts, for the dial. */
export function rememberForDial(seen: Partial<Remembered>): void {
  localStorage.setItem(STORE, JSON.stringify({ ...remembered(), ...seen }))
}

const minuteOfDay = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** The longest spans of the shifts in use, each once; an end past midnight goes on over the top of the dial. */
export function arcsOf(shifts: ShiftView[]): Arc[] {
  const arcs = new Map<string, Arc>()
  for (const shift of shifts) {
    const first = shift.segments[0]
    const last = shift.segments.at(-1)
    if (!first || !last || shift.retired) continue
    const from = minuteOfDay(first.start)
    const until = minuteOfDay(last.end) + (minuteOfDay(last.end) <= from ? 1440 : 0)
    const gaps = shift.breaks.map((pause) => {
      const start = minuteOfDay(pause.from) + (minuteOfDay(pause.from) < from ? 1440 : 0)
      return { from: start, until: start + ((minuteOfDay(pause.until) - minuteOfDay(pause.from) + 1440) % 1440) }
    })
    arcs.set(`${from}-${until}`, { from, until, gaps })
  }
  return spread([...arcs.values()].sort((a, b) => a.from - b.from))
}

const MOST = 4
const CLOSE = 240

/** Of many shifts those that show the day best: what overlaps a chosen one by hours comes last. */
function spread(arcs: Arc[]): Arc[] {
  const overlap = (a: Arc, b: Arc) => Math.max(...[-1440, 0, 1440].map((turn) => Math.min(a.until, b.until + turn) - Math.max(a.from, b.from + turn)))
  const chosen: Arc[] = []
  for (const arc of arcs) if (chosen.every((other) => overlap(arc, other) < CLOSE)) chosen.push(arc)
  return [...chosen, ...arcs.filter((arc) => !chosen.includes(arc))].slice(0, MOST)
}

function remembered(): Remembered {
  try {
    return { arcs: [], ...(JSON.parse(localStorage.getItem(STORE) ?? '{}') as Partial<Remembered>) }
  } catch {
    return { arcs: [] }
  }
}

/** The server's hour, from the date of an answer, in the zone of the last sign-in or else the browser's own; nothing else is asked of it before somebody signs in. */
export function useWelcome() {
  const [skew, setSkew] = useState(0)
  const [version, setVersion] = useState<string>()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const asked = Date.now()
    fetch(`${API}/health`)
      .then(async (answer) => {
        const date = Date.parse(answer.headers.get('Date') ?? '')
        if (Number.isFinite(date)) setSkew(Math.abs(date - asked) < 2_000 ? 0 : date - asked)
        const body = (await answer.json()) as { version?: string }
        setVersion(body.version)
      })
      .catch(() => undefined)
    const timer = setInterval(() => setNow(Date.now()), 10_000)
    return () => clearInterval(timer)
  }, [])
  const at = new Date(now + skew)
  const seen = remembered()
  const zone = seen.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const [hour = 0, minute = 0] = clock(at, zone).split(':').map(Number)
  return { ...seen, version, time: `${stamp(at, zone)} ${offsetOf(zone, at)}`, hour, minute }
}
