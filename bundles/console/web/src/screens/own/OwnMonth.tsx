import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { addMonths, hm, monthName, shortDay } from '../../parts/format'
import { CalendarMonth } from '../../parts/grid/CalendarMonth'
import { useOccurrence } from '../../parts/names'
import { Letter, Stamp } from '../../parts/Stamp'
import { Empty, Loaded } from '../../parts/State'
import { DayReasons, DayStamps, DayTimeline } from '../attendance/DayView'
import { CardObject } from '../cards/CardObject'
import './Own.css'

/** One's own month, made for the phone: a cell opens its reasons below, not on a new page. */
export default function OwnMonth() {
  const { t, i18n } = useTranslation()
  const { session, can } = useSession()
  const { date } = usePlace()
  const occurrence = useOccurrence()
  const id = session.account.employeeId
  const [month, setMonth] = useState(date.slice(0, 7))
  const [chosen, setChosen] = useState(date)
  const row = useQuery({ queryKey: ['month', 'own', id, month], queryFn: () => api.month({ month, employeeId: id, limit: 1 }), enabled: Boolean(id), placeholderData: (old) => old })
  const day = useQuery({ queryKey: ['day', id, chosen], queryFn: () => api.day(id ?? '', chosen), enabled: Boolean(id), placeholderData: (old) => old })
  const cards = useQuery({ queryKey: ['credentials', id], queryFn: () => api.credentialsOf(id ?? ''), enabled: Boolean(id) && can('credential.read') })
  if (!id) return <Empty>{t('own.nobody')}</Empty>
  const totals = row.data?.items[0]?.totals ?? {}
  return (
    <div className="own">
      <h1 className="hidden-text">{t('areas.own')}</h1>
      <section className="own-card" aria-label={t('own.month')}>
        <header className="spread">
          <div className="row">
            <button type="button" className="own-step" aria-label={t('period.previous')} onClick={() => setMonth(addMonths(month, -1))}>‹</button>
            <h2 className="own-title">{monthName(month, i18n.language)}</h2>
            <button type="button" className="own-step" aria-label={t('period.next')} onClick={() => setMonth(addMonths(month, 1))}>›</button>
          </div>
          <span className="soft">{t('own.counted', { time: hm(totals.ATTENDED ?? 0) })}</span>
        </header>
        <Loaded query={row} rows={5}>
          {(slice) => <CalendarMonth month={month} row={slice.items[0]} today={date} chosen={chosen} choose={setChosen} />}
        </Loaded>
        <p className="own-legend">
          {['LATE', 'MISSING', 'ABSENT', 'OVERTIME'].map((code) => (
            <span key={code}><Letter code={code} /> {t(`status.${code}`)}</span>
          ))}
        </p>
      </section>
      <section className="own-card chosen" aria-label={shortDay(chosen, i18n.language)}>
        <Loaded query={day} rows={4}>
          {(found) => (
            <div className="stack">
              <header className="row">
                <h2 className="own-title">{shortDay(found.date, i18n.language)}</h2>
                <DayStamps results={found.results} />
              </header>
              {found.plan[0] && <p className="soft">{found.plan.map(occurrence).join(', ')}</p>}
              <DayTimeline day={found} compact />
              <DayReasons day={found} />
            </div>
          )}
        </Loaded>
      </section>
      {cards.data && cards.data.some((card) => card.state !== 'REVOKED') && (
        <section className="own-card" aria-label={t('own.card')}>
          <h2 className="own-title">{t('own.card')}</h2>
          <div className="row">
            {cards.data.filter((card) => card.state !== 'REVOKED').map((card) => (
              <CardObject key={card.id} title={t(`method.${card.kind}`)} number={card.number} tone={card.state === 'ACTIVE' ? 'new' : 'old'} state={card.state} />
            ))}
          </div>
          <p className="small soft">{t('own.lost')}</p>
          {cards.data.some((card) => card.state === 'SUSPENDED') && <Stamp code="SUSPENDED" />}
        </section>
      )}
    </div>
  )
}
