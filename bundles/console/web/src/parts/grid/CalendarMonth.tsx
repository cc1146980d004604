import { useTranslation } from 'react-i18next'
import type { MonthRow } from '../../api/types'
import { dayParts, daysOfMonth, hm, isWeekend, shortDay, weekdayLetter } from '../format'
import { useStatus } from '../Stamp'
import { useShiftMark } from '../names'
import { byDate, isRest, signOf } from './cells'
import './CalendarMonth.css'

/** One person's month as a calendar: letter over time, a clean day only its hours. */
export function CalendarMonth({ month, row, today, chosen, choose }: { month: string; row: MonthRow | undefined; today: string; chosen?: string; choose: (date: string) => void }) {
  const { i18n, t } = useTranslation()
  const { letter, word } = useStatus()
  const shift = useShiftMark()
  const days = daysOfMonth(month)
  const found = row ? byDate(row) : new Map()
  const first = days[0]
  const lead = first ? (dayParts(first).weekday + 6) % 7 : 0
  const week = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-08']
  return (
    <div className="cal" role="group" aria-label={t('person.month')}>
      {week.map((date) => (
        <span key={date} className={`cal-head${isWeekend(date) ? ' tone-late' : ''}`} aria-hidden="true">
          {weekdayLetter(date, i18n.language)}
        </span>
      ))}
      {Array.from({ length: lead }, (_, i) => (
        <span key={i} />
      ))}
      {days.map((date) => {
        const day = found.get(date)
        const sign = day && date <= today ? signOf(day) : null
        const rest = isRest(day, date, today)
        const said = sign ? `${word(sign.code)} ${hm(sign.minutes)}` : day?.attended ? hm(day.attended) : rest ? t('status.REST') : shift(day?.shiftCode)
        return (
          <button
            key={date}
            type="button"
            className={`cal-day${sign ? ` bg-${sign.tone} tone-${sign.tone}` : rest ? ' rest' : ''}${date === today ? ' today' : ''}${date === chosen ? ' chosen' : ''}`}
            aria-pressed={date === chosen}
            onClick={() => choose(date)}
          >
            <span className="hidden-text">{`${shortDay(date, i18n.language)} ${said} `}</span>
            <span className="cal-number">{dayParts(date).day}</span>
            {sign ? <b>{letter(sign.code)}</b> : rest ? <b className="faint">{letter('REST')}</b> : date > today || !day?.attended ? <b className="faint">{shift(day?.shiftCode)}</b> : null}
            {sign ? <span>{hm(sign.minutes)}</span> : day?.attended ? <span className="faint">{hm(day.attended)}</span> : null}
          </button>
        )
      })}
    </div>
  )
}
