import { useTranslation } from 'react-i18next'
import { shortDay } from '../../../parts/format'

const HEIGHT = 44

/** How many people are planned in each hour, a bar each, under the day they belong to. */
export function CoverRow({ cover, days, template, width, rowIndex, totals }: { cover: number[]; days: string[]; template: string; width: number; rowIndex: number; totals: number }) {
  const { t, i18n } = useTranslation()
  const most = Math.max(1, ...cover)
  return (
    <div role="row" aria-rowindex={rowIndex} className="pgrid-cover" style={{ gridTemplateColumns: template, width }}>
      <div role="rowheader" aria-colindex={1} className="pgrid-name">
        <span className="strong">{t('plan.cover')}</span>
        <span className="faint">{t('plan.coverMost', { count: Math.max(0, ...cover) })}</span>
      </div>
      {days.map((date, day) => {
        const hours = cover.slice(day * 24, day * 24 + 24)
        const word = t('plan.coverDay', { day: shortDay(date, i18n.language), least: Math.min(...hours), most: Math.max(...hours) })
        return (
          <div key={date} role="gridcell" aria-colindex={day + 2} aria-label={word} title={word} className="pgrid-hours">
            <svg viewBox={`0 0 24 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
              {hours.map((people, hour) => {
                const height = (people / most) * (HEIGHT - 4)
                return <rect key={hour} x={hour + 0.1} width={0.8} y={HEIGHT - height} height={height} />
              })}
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
