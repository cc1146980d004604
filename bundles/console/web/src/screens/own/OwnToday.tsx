import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { PersonDay } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { addDays, clock, dayRange, hm, nameOf, shortDay } from '../../parts/format'
import { signOf } from '../../parts/grid/cells'
import { Icon } from '../../parts/Icon'
import { useLeaveTime } from '../../parts/leaveTime'
import { useOccurrence } from '../../parts/names'
import { PunchMark } from '../../parts/PunchMark'
import { useStatus } from '../../parts/Stamp'
import { Empty, ErrorNote, Loading } from '../../parts/State'
import { isOpen } from '../requests/asking'
import { DayTimeline, isSomething } from '../attendance/DayView'
import { HeldCard, isHeld, useOwnCards } from './OwnCards'
import { useOwnBalances } from './OwnBalances'
import { useUnsaidPeriods } from './OwnClosing'
import { isToConfirm, useOwnNotices } from './OwnNotices'
import { PunchButton } from './phone/PunchButton'
import { useShiftWords } from './shiftWords'
import { currentOf, standingOf } from './standing'
import './Own.css'

const BEFORE = 21
const AHEAD = 10
const TO_CLEAR = 3

/** What is planned, where one stands, one's card, and what waits: the first page of an employee. */
export default function OwnToday() {
  const { t } = useTranslation()
  const { session } = useSession()
  const { date } = usePlace()
  const id = session.account.employeeId ?? ''
  const now = useNow()
  const today = useQuery({ queryKey: ['day', id, date], queryFn: () => api.day(id, date), enabled: id !== '', placeholderData: (old) => old })
  const yesterday = useQuery({ queryKey: ['day', id, addDays(date, -1)], queryFn: () => api.day(id, addDays(date, -1)), enabled: id !== '' })
  const cards = useOwnCards()
  if (!id) return <Empty>{t('own.nobody')}</Empty>
  const day = today.data && currentOf(yesterday.data, today.data, now)
  return (
    <div className="own">
      <h1 className="hidden-text">{t('areas.ownToday')}</h1>
      {today.error ? <ErrorNote error={today.error} retry={() => void today.refetch()} /> : null}
      {day ? <Now day={day} now={now} /> : today.isPending ? <Loading rows={4} /> : null}
      <PunchButton />
      {cards.data?.filter((card) => isHeld(card) && card.kind === 'CARD').slice(0, 1).map((card) => (
        <section key={card.id} className="own-card" aria-label={t('own.card')}><HeldCard card={card} /></section>
      ))}
      <Waiting id={id} date={date} />
    </div>
  )
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function Now({ day, now }: { day: PersonDay; now: number }) {
  const { t, i18n } = useTranslation()
  const { session } = useSession()
  const { zone } = usePlace()
  const occurrence = useOccurrence()
  const hour = Number(clock(now, zone).slice(0, 2))
  const greeting = hour < 5 || hour >= 18 ? 'own.evening' : hour < 12 ? 'own.morning' : 'own.afternoon'
  return (
    <>
      <section className="own-card" aria-label={t('own.plan')}>
        <h2 className="own-greeting">{t(greeting, { name: nameOf(day.employee.name, i18n.language) || session.account.displayName })}</h2>
        <p className="soft">{shortDay(day.date, i18n.language)} · {day.plan.length > 0 ? day.plan.map(occurrence).join(t('manners.listed')) : t('own.noPlan')}</p>
        {isSomething(day) && <DayTimeline day={day} compact />}
      </section>
      <State day={day} now={now} />
    </>
  )
}

/** In or out since when, by what and where; or what is expected next. */
function State({ day, now }: { day: PersonDay; now: number }) {
  const { t, i18n } = useTranslation()
  const standing = standingOf(day, now)
  if (standing.is === 'free') return null
  if (standing.is === 'ahead') return <div className="own-state"><p className="own-big">{t('own.startsAt', { time: standing.from.slice(11, 16) })}</p></div>
  if (standing.is === 'unseen') {
    return (
      <div className="own-state own-late" role="status">
        <p className="own-big">{t('own.unseen')}</p>
        <p>{t('own.unseenText', { time: standing.from.slice(11, 16) })}</p>
      </div>
    )
  }
  const { punch } = standing
  const late = day.results.reduce((sum, result) => sum + (result.minutes.LATE ?? 0), 0)
  const until = day.plan.at(-1)?.until.slice(11, 16)
  const how = [t(`method.${punch.method}`), nameOf(punch.terminalName, i18n.language)].filter(Boolean).join(' · ')
  return (
    <div className="own-state own-ok" role="status">
      <PunchMark method={punch.method} colour="var(--ok-fg)" />
      <div>
        <p className="own-big">{t(standing.is === 'in' ? 'own.inAt' : 'own.outAt', { time: punch.local.slice(11, 16) })} · {how}</p>
        <p>
          {late > 0 ? t('own.late', { time: hm(late) }) : day.plan.length > 0 ? t('own.onTime') : t('own.noPlan')}
          {standing.is === 'in' && until ? ` ${t('own.nextOut', { time: until })}` : ''}
        </p>
      </div>
    </div>
  )
}

/** Days to clear, requests under way, and the next shift. */
function Waiting({ id, date }: { id: string; date: string }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { word } = useStatus()
  const words = useShiftWords()
  const row = useQuery({ queryKey: ['month', 'around', id, date], queryFn: () => api.month({ from: addDays(date, -BEFORE), until: date, employeeId: id, limit: 1 }) })
  const ahead = useQuery({ queryKey: ['roster', 'own', 'next', date], queryFn: () => api.publishedRoster({ from: addDays(date, 1), until: addDays(date, AHEAD), limit: 1 }), staleTime: 300_000 })
  const next = ahead.data?.items[0]?.cells.find((cell) => (cell.shiftIds ?? []).length > 0)
  const time = useLeaveTime()
  const leave = useOwnBalances(id)[0]
  const unsaid = useUnsaidPeriods(id)
  const requests = useQuery({ queryKey: ['requests', 'own', id, 'open'], queryFn: () => api.requests({ employeeId: id, limit: 50 }), enabled: can('request.read') })
  const unread = useOwnNotices().data?.filter(isToConfirm).length ?? 0
  const swaps = useQuery({ queryKey: ['roster', 'swaps'], queryFn: api.swaps, enabled: can('request.read') })
  const toAnswer = swaps.data?.filter((swap) => !swap.mine && swap.state === 'ASKED').length ?? 0
  const days = row.data?.items[0]?.days ?? []
  const toClear = days.filter((day) => day.date < date && day.state !== 'PROVISIONAL' && signOf(day)?.tone === 'miss').reverse()
  const open = requests.data?.items.filter((request) => isOpen(request)) ?? []
  const asked = open.some((request) => request.state === 'ASKED_BACK')
  return (
    <nav className="own-card own-lines" aria-label={t('own.waiting')}>
      {toClear.slice(0, TO_CLEAR).map((day) => (
        <Line key={day.date} to={`/own/month?date=${day.date}`} tone="miss" value={t('own.toClear')}>{shortDay(day.date, i18n.language)}, {word(signOf(day)?.code ?? '')}</Line>
      ))}
      {unread > 0 && <Line to="/own/notices" tone="late" value={t('own.toConfirm', { count: unread })}>{t('own.notices')}</Line>}
      {can('request.read') && <Line to="/own/requests" tone={asked ? 'late' : undefined} value={asked ? t('own.asked') : t('own.openRequests', { count: open.length })}>{t('areas.ownRequests')}</Line>}
      <Line to="/own/roster" tone={toAnswer > 0 ? 'late' : undefined} value={toAnswer > 0 ? t('swap.toAnswer') : ''}>{t('own.rosterMore')}</Line>
      {unsaid.map((period) => <Line key={period.id} to={`/own/month?date=${period.until}`} tone="late" value={t('own.monthToConfirm')}>{dayRange(period.from, period.until, i18n.language)}</Line>)}
      {leave && <Line to="/own/requests" value={time(leave.minutes, leave)}>{t('own.leaveLeft', { leave: nameOf(leave.name, i18n.language) })}</Line>}
      <Line to={`/own/month${next ? `?date=${next.date}` : ''}`} value={next ? words(next.shiftIds) : '–'}>{t('own.next')}{next ? ` · ${shortDay(next.date, i18n.language)}` : ''}</Line>
    </nav>
  )
}

function Line({ to, tone, value, children }: { to: string; tone?: string; value: string; children: React.ReactNode }) {
  return (
    <Link to={to} className="own-line own-link">
      <span className="grow">{children}</span>
      <span className={tone ? `tone-${tone}` : 'soft'}>{value}</span>
      <Icon name="next" size={16} />
    </Link>
  )
}
