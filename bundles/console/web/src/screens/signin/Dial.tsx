/** A span of minutes of the day; the end may be past midnight. */
export interface Arc {
  from: number
  until: number
  /** Pauses inside, left open on the dial. */
  gaps?: { from: number; until: number }[]
}

const COLOURS = ['#5CC7B2', '#E9B24A', '#8F93DB', '#BDA9F0']
const CENTRE = 210
const angle = (minutes: number) => (minutes / 1440) * 2 * Math.PI - Math.PI / 2
const point = (radius: number, minutes: number) => [CENTRE + radius * Math.cos(angle(minutes)), CENTRE + radius * Math.sin(angle(minutes))] as const

/** An SVG arc clockwise from one minute to another. */
export function arcPath(radius: number, from: number, until: number): string {
  const [x1, y1] = point(radius, from)
  const [x2, y2] = point(radius, until)
  const large = until - from > 720 ? 1 : 0
  return `M${x1.toFixed(2)} ${y1.toFixed(2)}A${radius} ${radius} 0 ${large} 1 ${x2.toFixed(2)} ${y2.toFixed(2)}`
}

/** The stretches of an arc that its gaps leave. */
export function stretches({ from, until, gaps = [] }: Arc): [number, number][] {
  const parts: [number, number][] = []
  let at = from
  for (const gap of gaps) {
    if (gap.from > at) parts.push([at, Math.min(gap.from, until)])
    at = Math.max(at, gap.until)
  }
  if (at < until) parts.push([at, until])
  return parts
}

/** A day of 24 hours with midnight on top; shifts that overlap lie on rings further in. */
export function Dial({ arcs, hour, minute }: { arcs: Arc[]; hour: number; minute: number }) {
  const now = hour * 60 + minute
  const [hx, hy] = point(62, now)
  return (
    <svg className="dial" viewBox="0 0 420 420" aria-hidden="true">
      {Array.from({ length: 96 }, (_, i) => {
        const at = i * 15
        const long = i % 24 === 0
        const hourTick = i % 4 === 0
        const [x1, y1] = point(196, at)
        const [x2, y2] = point(long ? 183 : hourTick ? 185 : 192, at)
        return <line key={i} x1={x1} y1={y1} x2={x2} y2={y2} stroke={long ? '#B4C9C2' : '#4F6F67'} strokeWidth={hourTick ? 1.6 : 1} />
      })}
      {['00', '06', '12', '18'].map((text, i) => {
        const [x, y] = point(166, i * 360)
        return (
          <text key={text} x={x} y={y} fill="#B4C9C2" fontSize="15" textAnchor="middle" dominantBaseline="central">
            {text}
          </text>
        )
      })}
      {arcs.slice(0, 4).map((arc, i) => {
        const radius = 138 - i * 20
        const [sx, sy] = point(radius, arc.from)
        const [ex, ey] = point(radius, arc.until)
        return (
          <g key={i}>
            {stretches(arc).map(([from, until]) => (
              <path key={from} d={arcPath(radius, from, until)} fill="none" stroke={COLOURS[i % COLOURS.length]} strokeWidth="14" />
            ))}
            <circle cx={sx} cy={sy} r="5" fill="#fff" />
            <circle cx={ex} cy={ey} r="5" fill="#fff" />
          </g>
        )
      })}
      <line x1={CENTRE} y1={CENTRE} x2={hx} y2={hy} stroke="#fff" strokeWidth="3" strokeLinecap="round" />
      <circle cx={CENTRE} cy={CENTRE} r="5" fill="#fff" />
    </svg>
  )
}
