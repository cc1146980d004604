import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { OfferedShift, SwapView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { addDays, nameOf, shortDay } from '../../parts/format'
import { Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote, Loaded } from '../../parts/State'
import { Feed } from '../roster/Feed'
import { OwnWishes } from './OwnWishes'
import { useShiftWords } from './shiftWords'
import './Own.css'

const AHEAD = 27

/** What one works, what colleagues ask, and what one may take. */
export default function OwnRoster() {
  const { t } = useTranslation()
  const { session, can } = useSession()
  if (!session.account.employeeId) return <Empty>{t('own.nobody')}</Empty>
  return (
    <div className="own">
      <h1 className="hidden-text">{t('areas.ownRoster')}</h1>
      {can('request.read') && <SwapsToAnswer />}
      {can('request.read') && <OpenShifts />}
      {can('request.read') && <OwnSwaps />}
      <Ahead />
      {can('request.submit') && <OwnWishes />}
      <section className="own-card" aria-label={t('feed.title')}>
        <h2 className="own-title">{t('feed.title')}</h2>
        <Feed />
      </section>
    </div>
  )
}

/** Only days with something to work; each can be offered for a swap. */
function Ahead() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { date } = usePlace()
  const words = useShiftWords()
  const query = useQuery({ queryKey: ['roster', 'own', date], queryFn: () => api.publishedRoster({ from: date, until: addDays(date, AHEAD), limit: 1 }) })
  return (
    <section className="own-card" aria-label={t('own.rosterAhead')}>
      <h2 className="own-title">{t('own.rosterAhead')}</h2>
      <Loaded query={query} rows={6}>
        {(slice) => {
          const planned = slice.items[0]?.cells.filter((cell) => (cell.shiftIds ?? []).length > 0 || cell.changed) ?? []
          if (planned.length === 0) return <p className="faint">{t('own.rosterNone')}</p>
          return (
            <ul className="own-list">
              {planned.map((cell) => (
                <li key={cell.date} className="own-line">
                  <span className="grow"><b>{shortDay(cell.date, i18n.language)}</b> {words(cell.shiftIds)}{cell.changed && <span className="tone-late small"> {t('own.rosterChanged')}</span>}</span>
                  {can('request.submit') && (cell.shiftIds ?? []).length > 0 && <Link to={`/own/roster/swap?date=${cell.date}`}>{t('swap.ask')}</Link>}
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </section>
  )
}

function useSwaps() {
  return useQuery({ queryKey: ['roster', 'swaps'], queryFn: api.swaps })
}

/** Runs an act, keeps what went wrong, and reads the roster again. */
function useAct() {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const act = async (run: () => Promise<unknown>) => {
    setBusy(true)
    setError(null)
    try {
      await run()
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
    await Promise.all([queries.invalidateQueries({ queryKey: ['roster'] }), queries.invalidateQueries({ queryKey: ['requests'] })])
  }
  return { busy, error, act }
}

function SwapsToAnswer() {
  const { t } = useTranslation()
  const asked = useSwaps().data?.filter((swap) => !swap.mine && swap.state === 'ASKED') ?? []
  return asked.length === 0 ? null : (
    <section className="own-card chosen" aria-label={t('swap.toAnswer')}>
      <h2 className="own-title">{t('swap.toAnswer')}</h2>
      <ul className="own-list">{asked.map((swap) => <li key={swap.id} className="own-item"><Answer swap={swap} /></li>)}</ul>
    </section>
  )
}

function Answer({ swap }: { swap: SwapView }) {
  const { t } = useTranslation()
  const { busy, error, act } = useAct()
  return (
    <div className="stack">
      <SwapWords swap={swap} />
      {error !== null && <ErrorNote error={error} />}
      <div className="own-tiles">
        <Button type="primary" size="large" loading={busy} onClick={() => void act(() => api.answerSwap(swap.id, true))}>{t('swap.agree')}</Button>
        <Button size="large" disabled={busy} onClick={() => void act(() => api.answerSwap(swap.id, false))}>{t('swap.decline')}</Button>
      </div>
    </div>
  )
}

/** Who asks whom, and what the reader would work instead of what. */
function SwapWords({ swap }: { swap: SwapView }) {
  const { t, i18n } = useTranslation()
  const words = useShiftWords()
  const on = (date: string, shifts: string[] | undefined) => `${shortDay(date, i18n.language)} ${words(shifts)}`
  const first = on(swap.date, swap.given)
  const other = on(swap.otherDate, swap.taken)
  return (
    <div>
      <p className="strong">{t(swap.mine ? 'swap.youAsked' : 'swap.asks', { name: nameOf(swap.other.name, i18n.language) })}</p>
      <p>{t('swap.gets', swap.mine ? { give: first, take: other } : { give: other, take: first })}</p>
      <p className="soft small">{swap.note}</p>
    </div>
  )
}

function OwnSwaps() {
  const { t } = useTranslation()
  const swaps = useSwaps().data?.filter((swap) => swap.mine || swap.state !== 'ASKED') ?? []
  return swaps.length === 0 ? null : (
    <section className="own-card" aria-label={t('swap.mine')}>
      <h2 className="own-title">{t('swap.mine')}</h2>
      <ul className="own-list">{swaps.map((swap) => <li key={swap.id} className="own-item"><OwnSwap swap={swap} /></li>)}</ul>
    </section>
  )
}

function OwnSwap({ swap }: { swap: SwapView }) {
  const { t } = useTranslation()
  const { busy, error, act } = useAct()
  const state = swap.requestState && swap.requestState !== 'PENDING' ? t(`requestState.${swap.requestState}`) : t(swap.requestState ? 'swap.pendingChain' : `swap.state.${swap.state}`)
  return (
    <div className="stack">
      <SwapWords swap={swap} />
      <p className="row">
        <Stamp code={swap.requestState ?? (swap.state === 'DECLINED' ? 'REFUSED' : swap.state === 'WITHDRAWN' ? 'WITHDRAWN' : 'PENDING')}>{state}</Stamp>
        {swap.mine && swap.requestId && <Link to={`/own/requests/${swap.requestId}`}>{t('requestKind.SWAP')}</Link>}
      </p>
      {error !== null && <ErrorNote error={error} />}
      {swap.mine && swap.state === 'ASKED' && <Button size="large" loading={busy} onClick={() => void act(() => api.withdrawSwap(swap.id))}>{t('swap.takeBack')}</Button>}
    </div>
  )
}

function OpenShifts() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['roster', 'offered'], queryFn: api.offeredShifts })
  if (query.data?.length === 0) return null
  return (
    <section className="own-card" aria-label={t('offered.title')}>
      <h2 className="own-title">{t('offered.title')}</h2>
      <Loaded query={query} rows={2}>
        {(offered) => {
          const open = offered.filter((shift) => isOpenTo(shift))
          const others = offered.filter((shift) => !isOpenTo(shift))
          return (
            <>
              <OfferedList shifts={open} />
              {others.length > 0 && <details><summary className="soft">{t('offered.others', { count: others.length })}</summary><OfferedList shifts={others} /></details>}
            </>
          )
        }}
      </Loaded>
    </section>
  )
}

/** One's own already, or nothing speaks against it and there is a place. */
export const isOpenTo = (shift: OfferedShift) => shift.claim !== undefined || (shift.free > 0 && (shift.against ?? []).length === 0)

function OfferedList({ shifts }: { shifts: OfferedShift[] }) {
  return <ul className="own-list">{shifts.map((shift) => <li key={shift.id} className="own-item"><Offered shift={shift} /></li>)}</ul>
}

function Offered({ shift }: { shift: OfferedShift }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const words = useShiftWords()
  const { busy, error, act } = useAct()
  const against = shift.against ?? []
  const takes = shift.claim === undefined && shift.free > 0 && against.length === 0 && can('request.submit')
  return (
    <div className="stack">
      <div>
        <p><b>{shortDay(shift.date, i18n.language)}</b> {words([shift.shiftId])}</p>
        <p className="soft small">{[shift.claim === 'GIVEN' ? '' : shift.free > 0 ? t('offered.free', { count: shift.free, places: shift.places }) : t('offered.full'), shift.note].filter(Boolean).join(' · ')}</p>
        {shift.claim && <p className="tone-ok">{t(`offered.${shift.claim}`)}</p>}
        {!shift.claim && against.map((kind) => <p key={kind} className="tone-miss small">{t(`broken.${kind}`)}</p>)}
      </div>
      {error !== null && <ErrorNote error={error} />}
      {takes && <Button type="primary" size="large" loading={busy} onClick={() => void act(() => api.claimShift(shift.id))}>{t(shift.giving === 'CHOSEN' ? 'offered.want' : 'offered.take')}</Button>}
      {shift.claim === 'WANTED' && <Button size="large" loading={busy} onClick={() => void act(() => api.leaveShift(shift.id))}>{t('offered.leave')}</Button>}
    </div>
  )
}
