import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { RequestView, Verdict } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { BucketBar } from '../../parts/BucketBar'
import { hm, minutesBetween, nameOf, shortDay } from '../../parts/format'
import { useHeld } from '../../parts/Held'
import { useShiftName } from '../../parts/names'
import { Empty, ErrorNote, Loaded } from '../../parts/State'
import { Stamp } from '../../parts/Stamp'
import { dateOf, SWAP } from './asking'
import { Attachments } from './Attachments'
import { CARD_REPLACEMENT } from './cardAsking'
import { CardRequestFacts } from './CardRequestFacts'
import { Choice } from './Choice'
import { Decide } from './Decide'
import { EffectLine } from './Effects'
import { usePending } from './pending'
import { overBy, overtimeMonthOf } from './overtimeMonth'
import { RequestLine, useWaiting } from './RequestLine'
import { Standing } from './Standing'
import '../own/Own.css'

const VIEWS = ['mine', 'team', 'done'] as const
type View = (typeof VIEWS)[number]

/** The manager's page, made for the phone: what waits, with its effect before the buttons; the team; what was decided. */
export default function Approvals() {
  const { t } = useTranslation()
  const { can } = useSession()
  const [params, setParams] = useSearchParams()
  const { query, mine } = usePending()
  const view = VIEWS.find((one) => one === params.get('view')) ?? 'mine'
  return (
    <div className="own">
      <h1 className="hidden-text">{t('areas.approvals')}</h1>
      <Choice<View>
        quiet
        legend={t('areas.approvals')}
        value={view}
        choose={(next) => setParams(next === 'mine' ? {} : { view: next }, { replace: true })}
        options={VIEWS.filter((one) => one !== 'team' || can('timesheet.read')).map((value) => ({ value, label: value === 'mine' ? `${t('request.forMe')} ${mine.length}` : t(`request.${value}`) }))}
      />
      {view === 'mine' && <Loaded query={query} rows={6}>{() => <Waiting requests={mine} />}</Loaded>}
      {view === 'team' && <Team />}
      {view === 'done' && <Done />}
    </div>
  )
}

/** Overtime of one date is decided together when it is of several people; everything else one by one. */
function Waiting({ requests }: { requests: RequestView[] }) {
  const { t } = useTranslation()
  const dates = new Map<string, RequestView[]>()
  for (const request of requests.filter((one) => one.kind === 'OVERTIME')) dates.set(dateOf(request), [...(dates.get(dateOf(request)) ?? []), request])
  const groups = [...dates].filter(([, found]) => found.length > 1)
  const grouped = new Set(groups.flatMap(([, found]) => found.map((request) => request.id)))
  if (requests.length === 0) return <Empty>{t('request.nothingForMe')}</Empty>
  return (
    <>
      {requests.filter((request) => !grouped.has(request.id)).map((request) => <Card key={request.id} id={request.id} listed={request} />)}
      {groups.map(([date, found]) => <OvertimeGroup key={date} date={date} requests={found} />)}
    </>
  )
}

function Card({ id, listed }: { id: string; listed: RequestView }) {
  const { t } = useTranslation()
  const waiting = useWaiting()
  const [asking, ask] = useState<Verdict | null>(null)
  const query = useQuery({ queryKey: ['requests', 'one', id, listed.version], queryFn: () => api.request(id) })
  const request = query.data ?? listed
  const only = request.effects?.length === 1 ? request.effects[0] : undefined
  return (
    <section className="own-card" aria-label={nameOf(request.employee.name, 'en') || request.employee.id}>
      <div className="stack">
        <RequestLine request={request} withPerson />
        <p className="small faint">{waiting(request)}</p>
        {query.error ? <ErrorNote error={query.error} retry={() => void query.refetch()} /> : null}
        {request.kind === CARD_REPLACEMENT ? <><CardRequestFacts request={request} /><Attachments request={request} /></> : request.kind === SWAP ? null : request.effects ? <EffectLine effects={request.effects} /> : <p className="faint">{t('request.working')}</p>}
        {only && <BucketBar minutes={only.after} missing={false} />}
        <Standing request={request} />
        <Decide request={request} asking={asking} ask={ask} />
      </div>
    </section>
  )
}

/** How long a request is for. */
function lengthOf(request: RequestView): number {
  return minutesBetween(request.details.from, request.details.until)
}

function OvertimeGroup({ date, requests }: { date: string; requests: RequestView[] }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const held = useHeld()
  const [asking, setAsking] = useState<ReadonlyMap<string, Verdict | null>>(new Map())
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<ReadonlyMap<string, unknown>>(new Map())
  const { can } = useSession()
  const months = useQueries({ queries: requests.map((request) => ({ ...overtimeMonthOf(request), enabled: can('timesheet.read') })) }).map((query) => query.data)
  const over = (at: number) => (months[at] ? overBy(months[at]) : 0)
  // Who would go over the ceiling is decided alone, with the figures in sight.
  const alone = requests.filter((_, at) => over(at) > 0)
  const chosen = requests.filter((request) => !left.has(request.id) && !alone.includes(request))
  const total = hm(chosen.reduce((sum, request) => sum + lengthOf(request), 0))
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  const approve = async () => {
    setBusy(true)
    setFailed(await approveEach(chosen))
    await queries.invalidateQueries({ queryKey: ['requests'] })
    setBusy(false)
  }
  return (
    <section className="own-card" aria-label={t('request.overtimeOf', { count: requests.length })}>
      <header className="spread">
        <h2 className="own-title">{t('request.overtimeOf', { count: requests.length })}</h2>
        <span className="soft">{shortDay(date, i18n.language)}</span>
      </header>
      <ul className="own-list">
        {requests.map((request, at) => {
          const month = months[at]
          const name = nameOf(request.employee.name, i18n.language)
          const why = <span className="faint small">{request.reason}</span>
          return (
            <li key={request.id}>
              {over(at) > 0 && month ? (
                <div className="own-over">
                  <span>{name} {why}</span>
                  <b className="tone-ot">{hm(lengthOf(request))}</b>
                  <p className="tone-miss small">{t('request.notInBulk', { reached: hm(month.reached), most: hm(month.most ?? 0) })}</p>
                  <Decide request={request} asking={asking.get(request.id) ?? null} ask={(verdict) => setAsking(new Map([[request.id, verdict]]))} />
                </div>
              ) : (
                <label className="own-line">
                  <input type="checkbox" checked={!left.has(request.id)} onChange={() => toggle(request.id)} />
                  <span className="grow">
                    {name} {why}
                    {failed.has(request.id) && <ErrorNote error={failed.get(request.id)} />}
                  </span>
                  <b className="tone-ot">{hm(lengthOf(request))}</b>
                  {month && <span className="soft small nowrap">{t('request.month', { now: hm(month.now) })}</span>}
                </label>
              )}
            </li>
          )
        })}
      </ul>
      {held.note ?? (
        <Button type="primary" size="large" block loading={busy} disabled={chosen.length === 0} onClick={() => held.hold(chosen.length, () => void approve())}>{t('request.approveSelected', { count: chosen.length, total })}</Button>
      )}
    </section>
  )
}

/** One after the other, so that each is refused or taken by itself. Returns what failed, by request. */
export async function approveEach(requests: RequestView[]): Promise<ReadonlyMap<string, unknown>> {
  const failed = new Map<string, unknown>()
  for (const request of requests) {
    try {
      await api.decideRequest(request.id, request.version, { verdict: 'APPROVE' })
    } catch (problem) {
      failed.set(request.id, problem)
    }
  }
  return failed
}

const ORDER = ['MISSING', 'LATE', 'UNKNOWN', 'ON_DUTY', 'ON_BREAK', 'ON_LEAVE', 'LEFT']

/** Who of one's people is planned now, those first who should be there and are not. */
function Team() {
  const { t, i18n } = useTranslation()
  const { date } = usePlace()
  const shift = useShiftName()
  const query = useQuery({ queryKey: ['today-people', 'team'], queryFn: () => api.todayPeople(), refetchInterval: 60_000 })
  return (
    <Loaded query={query} rows={6}>
      {(people) =>
        people.length === 0 ? (
          <Empty>{t('request.teamNobody')}</Empty>
        ) : (
          <section className="own-card" aria-label={t('request.team')}>
            <h2 className="own-title">{t('request.teamOn', { day: shortDay(date, i18n.language) })}</h2>
            <ul className="own-list">
              {[...people].sort((a, b) => ORDER.indexOf(a.presence) - ORDER.indexOf(b.presence)).map((person) => (
                <li key={person.employee.id} className="own-line">
                  <span className="grow">
                    <span className="strong">{nameOf(person.employee.name, i18n.language)}</span>
                    <span className="faint small"> {shift(person.shiftCode)} {person.from.slice(11, 16)}–{person.until.slice(11, 16)}</span>
                  </span>
                  {person.lastPunch && <span className="soft small">{person.lastPunch.slice(11, 16)}</span>}
                  <Stamp code={person.presence}>{t(`presence.${person.presence}`)}</Stamp>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Loaded>
  )
}

const LAST = 60

function Done() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['requests', 'last'], queryFn: () => api.requests({ limit: LAST }) })
  return (
    <Loaded query={query} rows={6}>
      {(slice) => {
        const done = slice.items.filter((request) => request.state !== 'PENDING' && request.state !== 'ASKED_BACK')
        if (done.length === 0) return <Empty>{t('request.nothingDone')}</Empty>
        return (
          <section className="own-card" aria-label={t('request.done')}>
            <ul className="own-list">
              {done.map((request) => (
                <li key={request.id} className="own-item">
                  <RequestLine request={request} withPerson />
                  <p className="small faint">{request.events.at(-1)?.by}</p>
                </li>
              ))}
            </ul>
          </section>
        )
      }}
    </Loaded>
  )
}
