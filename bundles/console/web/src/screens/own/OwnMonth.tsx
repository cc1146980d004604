import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import type { PersonDay } from '../../api/types'
import { addMonths, hm, monthName, shortDay } from '../../parts/format'
import { CalendarMonth } from '../../parts/grid/CalendarMonth'
import { useOccurrence } from '../../parts/names'
import { Letter } from '../../parts/Stamp'
import { Empty, Loaded } from '../../parts/State'
import { DayOverrides } from '../attendance/DayOverrides'
import { DayReasons, DayStamps, DayTimeline, isSomething } from '../attendance/DayView'
import { dateOf } from '../requests/asking'
import { RequestLine } from '../requests/RequestLine'
import { Dispute, OwnClosing } from './OwnClosing'
import { remediesOf } from './standing'
import './Own.css'

/** One's own month, made for the phone: a cell opens its reasons below, not on a new page. */
export default function OwnMonth() {
  const { t, i18n } = useTranslation()
  const { session } = useSession()
  const { date } = usePlace()
  const occurrence = useOccurrence()
  const id = session.account.employeeId
  const [params, setParams] = useSearchParams()
  const chosen = params.get('date') ?? date
  const month = params.get('month') ?? chosen.slice(0, 7)
  const setMonth = (next: string) => setParams({ date: chosen, month: next }, { replace: true })
  const row = useQuery({ queryKey: ['month', 'own', id, month], queryFn: () => api.month({ month, employeeId: id, limit: 1 }), enabled: Boolean(id), placeholderData: (old) => old })
  const day = useQuery({ queryKey: ['day', id, chosen], queryFn: () => api.day(id ?? '', chosen), enabled: Boolean(id), placeholderData: (old) => old })
  if (!id) return <Empty>{t('own.nobody')}</Empty>
  const totals = row.data?.items[0]?.totals ?? {}
  return (
    <div className="own">
      <h1 className="hidden-text">{t('areas.ownMonth')}</h1>
      <section className="own-card" aria-label={t('own.month')}>
        <header className="own-month">
          <div className="own-steps">
            <button type="button" className="own-step" aria-label={t('period.previous')} onClick={() => setMonth(addMonths(month, -1))}>‹</button>
            <h2 className="own-title">{monthName(month, i18n.language)}</h2>
            <button type="button" className="own-step" aria-label={t('period.next')} onClick={() => setMonth(addMonths(month, 1))}>›</button>
          </div>
          <span className="soft nowrap">{t('own.counted', { time: hm(totals.ATTENDED ?? 0) })}</span>
        </header>
        <Loaded query={row} rows={5}>
          {(slice) => <CalendarMonth month={month} row={slice.items[0]} today={date} chosen={chosen} choose={(next) => setParams({ date: next }, { replace: true })} />}
        </Loaded>
        <p className="own-legend">
          {['LATE', 'MISSING', 'ABSENT', 'LEAVE', 'OVERTIME', 'TRIP'].map((code) => (
            <span key={code}><Letter code={code} /> {t(`status.${code}`)}</span>
          ))}
        </p>
      </section>
      <OwnClosing id={id} />
      <section className="own-card chosen" aria-label={shortDay(chosen, i18n.language)}>
        <Loaded query={day} rows={4}>
          {(found) => (
            <div className="stack">
              <header className="row">
                <h2 className="own-title">{shortDay(found.date, i18n.language)}</h2>
                <DayStamps results={found.results} />
              </header>
              {found.plan[0] && <p className="soft">{found.plan.map(occurrence).join(t('manners.listed'))}</p>}
              {isSomething(found) && <DayTimeline day={found} compact />}
              <DayReasons day={found} />
              <DayOverrides day={found} />
              <Remedies day={found} id={id} />
              <Dispute day={found} id={id} />
            </div>
          )}
        </Loaded>
      </section>
    </div>
  )
}

/** What can be done about the day, and what was asked for already. */
function Remedies({ day, id }: { day: PersonDay; id: string }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const requests = useQuery({ queryKey: ['requests', 'own', id, 'open'], queryFn: () => api.requests({ employeeId: id, limit: 50 }), enabled: can('request.read') })
  const asked = requests.data?.items.filter((request) => dateOf(request) === day.date && request.state !== 'WITHDRAWN') ?? []
  const remedies = can('request.submit') && !day.results.every((result) => result.state === 'PROVISIONAL') ? remediesOf(day) : []
  return (
    <>
      {asked.map((request) => (
        <Link key={request.id} to={`/own/requests/${request.id}`} className="own-item own-link"><RequestLine request={request} /></Link>
      ))}
      {remedies.length > 0 && (
        <div>
          <p className="own-hint">{t('own.whatToDo')}</p>
          <div className="own-tiles">
            {remedies.map((remedy) => (
              <Link key={remedy.word} className="own-act" to={`/own/requests/new?kind=${remedy.kind}&date=${day.date}${remedy.as ? `&as=${remedy.as}` : ''}`}>{t(`own.${remedy.word}`)}…</Link>
            ))}
          </div>
        </div>
      )}
    </>
  )
}
