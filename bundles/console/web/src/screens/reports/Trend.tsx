import { useTranslation } from 'react-i18next'
import type { FigureView } from '../../api/types'
import { useNarrow } from '../../parts/narrow'
import { shown, type Series, stepOf } from './figures'

const HEIGHT = 190
const TOP = 14
const FOOT = 22
const LEFT = 56
const DESK = { width: 860, names: 180, letters: 18, steps: 12 }
/** Drawn smaller and not shrunk: what is written has to stay readable. */
const PHONE = { width: 380, names: 112, letters: 6, steps: 4 }
const DASH = 24
/** More lines than this cannot be told apart, on paper least of all. */
export const MOST_LINES = 6
const DASHES = ['', '6 3', '2 3', '10 4', '8 3 2 3', '1 4']

/** Figures along time: columns for one group, lines with their names for more. Everything in it is in the table too. */
export function Trend({ steps, series, unit, label }: { steps: string[]; series: Series[]; unit: FigureView['unit']; label: string }) {
  const { t } = useTranslation()
  const { width, names, letters, steps: labels } = useNarrow() ? PHONE : DESK
  const drawn = series.slice(0, MOST_LINES)
  const values = drawn.flatMap((line) => line.values.filter((value) => value !== undefined))
  const most = unit === 'HUNDREDTHS_OF_PERCENT' ? 10_000 : Math.max(1, ...values)
  // Columns stand on zero; lines are told apart better nearer to each other.
  const least = unit === 'HUNDREDTHS_OF_PERCENT' && drawn.length > 1 && values.length > 0 ? Math.max(0, Math.floor((Math.min(...values) - 200) / 500) * 500) : 0
  const right = drawn.length > 1 ? names : 12
  const step = (width - LEFT - right) / steps.length
  const x = (at: number) => LEFT + step * (at + 0.5)
  const y = (value: number) => TOP + (HEIGHT - TOP - FOOT) * (1 - (value - least) / (most - least))
  const every = Math.ceil(steps.length / labels)
  return (
    <svg className="trend" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line className="trend-rule" x1={LEFT} x2={width - right} y1={y(least + (most - least) * part)} y2={y(least + (most - least) * part)} />
          <text x={LEFT - 6} y={y(least + (most - least) * part) + 4} textAnchor="end">{shown(Math.round(least + (most - least) * part), unit)}</text>
        </g>
      ))}
      {steps.map((name, at) => at % every === 0 && <text key={name} x={x(at)} y={HEIGHT - 6} textAnchor="middle">{stepOf(name, t, true)}</text>)}
      {drawn.length === 1
        ? steps.map((name, at) => {
            const value = drawn[0]?.values[at]
            return value === undefined ? null : (
              <rect key={name} x={x(at) - Math.min(18, step * 0.36)} width={Math.min(36, step * 0.72)} y={y(value)} height={Math.max(0, y(least) - y(value))}>
                <title>{`${stepOf(name, t)} ${shown(value, unit)}`}</title>
              </rect>
            )
          })
        : drawn.map((line, at) => {
            const points = line.values.flatMap((value, i) => (value === undefined ? [] : [{ x: x(i), y: y(value) }]))
            const last = points.at(-1)
            return (
              <g key={line.label}>
                <polyline points={points.map((point) => `${point.x},${point.y}`).join(' ')} strokeDasharray={DASHES[at]} />
                {points.map((point) => <circle key={point.x} cx={point.x} cy={point.y} r={2.5} />)}
                {last && (
                  <>
                    <line className="trend-key" x1={width - right + 8} x2={width - right + 8 + DASH} y1={spread(drawn, at, y) - 4} y2={spread(drawn, at, y) - 4} strokeDasharray={DASHES[at]} />
                    <text x={width - right + 14 + DASH} y={spread(drawn, at, y)}>{line.label.length > letters ? `${line.label.slice(0, letters - 1)}…` : line.label}<title>{line.label}</title></text>
                  </>
                )}
              </g>
            )
          })}
    </svg>
  )
}

/** Where a line's name stands: at its end, moved down as far as the names above it need. */
function spread(lines: Series[], at: number, y: (value: number) => number): number {
  const ends = lines.map((line, i) => ({ i, y: y(line.values.findLast((value) => value !== undefined) ?? 0) + 4 })).sort((a, b) => a.y - b.y)
  let above = -Infinity
  for (const end of ends) {
    above = Math.max(end.y, above + 13)
    if (end.i === at) return above
  }
  return TOP
}
