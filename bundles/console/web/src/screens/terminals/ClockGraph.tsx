import { useTranslation } from 'react-i18next'
import type { ClockReading } from '../../api/types'
import { dayOf, minutesOf, shortDay, span } from '../../parts/format'
import { clockText } from './clockText'

const WIDTH = 520
const HEIGHT = 132
const LEFT = 52
const RIGHT = 8
const TOP = 8
const BOTTOM = 110

export const secondsOf = (duration: string): number => (minutesOf(duration) ?? 0) * 60

/** Four round figures or fewer that span the range, zero among them. */
export function marks(low: number, high: number): number[] {
  const rough = (high - low) / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 3, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough
  const found = []
  for (let at = Math.ceil(low / step); at * step <= high; at++) found.push(at * step + 0)
  return found
}

const UNITS: [string, number][] = [['d', 86_400], ['h', 3_600], ['min', 60], ['s', 1]]

/** The largest unit of which the range has three. */
export const unitOf = (range: number) => UNITS.find(([, seconds]) => range >= 3 * seconds) ?? ['s', 1] as [string, number]

/** How far a clock was off over some days: the band is what is tolerated, the end is now. */
export function ClockGraph({ readings, from, tolerance, zone }: { readings: ClockReading[]; from: string; tolerance: number; zone: string }) {
  const { t, i18n } = useTranslation()
  const points = readings.map((reading) => ({ at: Date.parse(reading.at), seconds: secondsOf(reading.error) }))
  const last = points[points.length - 1]
  if (!last) return null
  const start = Math.min(Date.parse(from), points[0]?.at ?? 0)
  const end = Date.now()
  const errors = points.map((point) => point.seconds)
  const high = Math.max(tolerance * 1.15, ...errors)
  const low = Math.min(-tolerance * 0.3, ...errors)
  const [unit, size] = unitOf(high - low)
  const x = (at: number) => LEFT + ((at - start) / Math.max(1, end - start)) * (WIDTH - LEFT - RIGHT)
  const y = (seconds: number) => BOTTOM - ((seconds - low) / (high - low)) * (BOTTOM - TOP)
  const line = [...points, { at: end, seconds: last.seconds }].map((point) => `${x(point.at).toFixed(1)},${y(point.seconds).toFixed(1)}`).join(' ')
  const worst = errors.reduce((one, other) => (Math.abs(other) > Math.abs(one) ? other : one), 0)
  const off = Math.abs(last.seconds) > tolerance
  return (
    <svg className="clock-graph" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('clock.said', { now: clockText(last.seconds), worst: clockText(worst) })}>
      <rect className="clock-band" x={LEFT} width={WIDTH - LEFT - RIGHT} y={y(Math.min(tolerance, high))} height={y(Math.max(-tolerance, low)) - y(Math.min(tolerance, high))} />
      {marks(low / size, high / size).map((mark) => (
        <g key={mark}>
          <line className="clock-mark" x1={LEFT} x2={WIDTH - RIGHT} y1={y(mark * size)} y2={y(mark * size)} />
          <text x={LEFT - 6} y={y(mark * size) + 4} textAnchor="end">{mark} {unit}</text>
        </g>
      ))}
      {[tolerance, -tolerance].filter((limit) => limit >= low && limit <= high).map((limit) => (
        <line key={limit} className="clock-limit" x1={LEFT} x2={WIDTH - RIGHT} y1={y(limit)} y2={y(limit)} />
      ))}
      {tolerance <= high && <text className="clock-limit-word" x={LEFT + 6} y={y(tolerance) - 4}>{t('clock.limit', { span: span(tolerance, i18n.language) })}</text>}
      <polyline className="clock-line" points={line} />
      <circle className={off ? 'clock-end off' : 'clock-end'} cx={x(end)} cy={y(last.seconds)} r="4" />
      <text x={LEFT} y={HEIGHT - 6}>{shortDay(dayOf(new Date(start).toISOString(), zone), i18n.language, false)}</text>
      <text x={WIDTH - RIGHT} y={HEIGHT - 6} textAnchor="end">{shortDay(dayOf(new Date(end).toISOString(), zone), i18n.language, false)}</text>
    </svg>
  )
}
