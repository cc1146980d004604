import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { ClosingPeriod, PersonDay } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { shortDay, stamp } from '../../parts/format'
import { Stamp } from '../../parts/Stamp'
import { ErrorNote } from '../../parts/State'
import { useSend } from '../cards/useSend'
import { TicketStory } from '../tickets/TicketStory'
import '../attendance/Closing.css'

/** One's own part of the periods in review: look, and say yes. */
export function OwnClosing({ id }: { id: string }) {
  const periods = useQuery({ queryKey: ['periods'], queryFn: api.periods })
  return <>{periods.data?.items.filter((period) => period.state === 'REVIEW').map((period) => <OwnPart key={period.id} id={id} period={period} />)}</>
}

/** Periods in review to which one has not said yes, or not to the figures as they are now. */
export function useUnsaidPeriods(id: string): ClosingPeriod[] {
  const periods = useQuery({ queryKey: ['periods'], queryFn: api.periods })
  const reviewed = periods.data?.items.filter((period) => period.state === 'REVIEW') ?? []
  const parts = useQueries({ queries: reviewed.map((period) => ({ queryKey: ['periods', period.id, 'own', id], queryFn: () => api.personPeriod(period.id, id), enabled: id !== '' })) })
  return reviewed.filter((_, at) => ['OPEN', 'CHANGED'].includes(parts[at]?.data?.state ?? ''))
}

function OwnPart({ id, period }: { id: string; period: ClosingPeriod }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const query = useQuery({ queryKey: ['periods', period.id, 'own', id], queryFn: () => api.personPeriod(period.id, id) })
  const sheet = query.data
  if (!sheet) return null
  const confirm = async () => {
    setBusy(true)
    setError(null)
    try {
      await api.confirmPeriod(period.id)
      await queries.invalidateQueries({ queryKey: ['periods'] })
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
  }
  const isDone = sheet.state === 'CONFIRMED' || sheet.state === 'APPROVED'
  return (
    <section className="own-card" aria-label={t('closing.title')}>
      <p>{t('closing.ownReview', { from: shortDay(period.from, i18n.language, false), until: shortDay(period.until, i18n.language, false) })}</p>
      {sheet.state === 'CHANGED' && <p className="tone-late">{t('closing.ownChanged')}</p>}
      {error !== null && <ErrorNote error={error} />}
      {isDone && sheet.confirmedAt ? (
        <p className="soft">{t('closing.confirmed', { at: stamp(sheet.confirmedAt, zone) })}</p>
      ) : (
        !isDone && <Button type="primary" block size="large" loading={busy} onClick={() => void confirm()}>{t('closing.confirmOwn')}</Button>
      )}
    </section>
  )
}

/** What somebody holds to be wrong about a day, and what was said to it; more can be said to an answer. */
export function Dispute({ day, id }: { day: PersonDay; id: string }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { busy, error, send } = useSend('tickets', 'periods')
  const [text, setText] = useState<string | null>(null)
  const tickets = useQuery({ queryKey: ['tickets', 'of', id], queryFn: () => api.ticketsOf(id), enabled: can('ticket.report') })
  if (!can('ticket.report')) return null
  const own = tickets.data?.filter((ticket) => ticket.subject === 'DAY' && ticket.subjectId === day.date) ?? []
  const answered = own.find((ticket) => ticket.state === 'ANSWERED' || ticket.state === 'CLOSED')
  const report = async (said: string) => {
    const done = await send(() => (answered ? api.ticketEntry(answered.id, { verb: 'REPLY', text: said }, answered.version) : api.disputeDay(id, day.date, said)))
    if (done) setText(null)
  }
  return (
    <div className="stack">
      {own.map((ticket) => (
        <div key={ticket.id} className="stack">
          <p className="spread"><b>{t('closing.disputes')}</b> <Stamp code={`TICKET_${ticket.state}`} /></p>
          <TicketStory ticket={ticket} />
        </div>
      ))}
      {error !== null && <ErrorNote error={error} />}
      {text === null ? (
        (own.length === 0 || answered) && <div><button type="button" className="link-button" onClick={() => setText('')}>{t(answered ? 'ticket.reply' : 'closing.dispute')}…</button></div>
      ) : (
        <form
          className="closing-why"
          onSubmit={(event) => {
            event.preventDefault()
            void report(text.trim())
          }}
        >
          <label>
            <span>{t(answered ? 'ticket.reply' : 'closing.disputeWhat')}</span>
            <textarea autoFocus required maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
          </label>
          <div className="row">
            <Button htmlType="submit" type="primary" loading={busy} disabled={text.trim() === ''}>{t('closing.disputeAct')}</Button>
            <Button onClick={() => setText(null)}>{t('manners.keep')}</Button>
          </div>
        </form>
      )}
    </div>
  )
}
