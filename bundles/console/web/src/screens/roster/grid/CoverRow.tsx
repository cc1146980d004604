import { useTranslation } from 'react-i18next'
import { shortDay } from '../../../parts/format'
import { shortOf } from './plan'

const HEIGHT = 44

const line = (people: number, most: number) => HEIGHT - (people / most) * (HEIGHT - 4)

interface Props {
  cover: number[]
  need: number[]
  days: string[]
  template: string
  width: number
  rowIndex: number
  totals: number
  /** What arrows do, for who points at a day: its cells say who could fill what is short. */
  pick: (day: number) => void
}

/** How many people are planned in each hour, a bar each, under the day they belong to; the line is what is needed, red what is short, also where it is one of many. */
export function CoverRow({ cover, need, days, template, width, rowIndex, totals, pick }: Props) {
  const { t, i18n } = useTranslation()
  const most = Math.max(1, ...cover, ...need)
  const short = shortOf(cover, need)
  return (
    <div role="row" aria-rowindex={rowIndex} className="pgrid-cover" style={{ gridTemplateColumns: template, width }}>
      <div role="rowheader" aria-colindex={1} className="pgrid-name">
        <span className="strong">{t('plan.cover')}</span>
        {short > 0 ? <span className="tone-miss">▼ {t('plan.short', { count: short })}</span> : <span className="faint">{t('plan.coverMost', { count: Math.max(0, ...cover) })}</span>}
      </div>
      {days.map((date, day) => {
        const hours = cover.slice(day * 24, day * 24 + 24)
        const wanted = need.slice(day * 24, day * 24 + 24)
        const missing = shortOf(hours, wanted)
        const word = t('plan.coverDay', { day: shortDay(date, i18n.language), least: Math.min(...hours), most: Math.max(...hours) }) + (missing > 0 ? ` · ${t('plan.short', { count: missing })}` : '')
        return (
          <div key={date} role="gridcell" aria-colindex={day + 2} aria-label={word} title={word} className="pgrid-hours" onClick={() => pick(day)}>
            <svg viewBox={`0 0 24 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
              {hours.map((people, hour) => {
                const top = line(people, most)
                const asked = line(wanted[hour] ?? 0, most)
                return (
                  <g key={hour} className={asked < top ? 'short' : undefined}>
                    <rect x={hour + 0.1} width={0.8} y={top} height={HEIGHT - top} />
                    {asked < top && <rect className="gap" x={hour + 0.1} width={0.8} y={asked} height={top - asked} />}
                    {asked < top && <rect x={hour} width={1} y={0} height={3} />}
                  </g>
                )
              })}
              {wanted.some((people) => people > 0) && <path d={`M0 ${HEIGHT} ${wanted.map((people, hour) => `L${hour} ${line(people, most)} L${hour + 1} ${line(people, most)}`).join(' ')}`} />}
            </svg>
          </div>
        )
      })}
      {Array.from({ length: totals }, (_, i) => (
        <div key={i} role="gridcell" aria-colindex={days.length + 2 + i} className="pgrid-total" />
      ))}
    </div>
  )
}
