import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { ClosingCheck, ClosingPeriod, PeriodIssue, PeriodIssueKind, PersonSheet } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { addDays, addMonths, dayRange, nameOf, shortDay } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { Reported } from '../../parts/Reported'
import { SendList } from '../../parts/SendList'
import { Empty, ErrorNote, Loaded, Loading, Note } from '../../parts/State'
import { useUndo } from '../../parts/useUndo'
import { AttendanceTabs } from './AttendanceTabs'
import { Carried } from './Carried'
import './Closing.css'

const STATES = ['OPEN', 'REVIEW', 'LOCKED'] as const
const ACCEPTABLE: readonly PeriodIssueKind[] = ['MISSING_IN', 'MISSING_OUT', 'MAX_SPAN', 'UNASSIGNED', 'ABSENT', 'HALF_DAY']

/** Closing a period: how far it is, what is in the way with a link to each, approve, lock. */
export default function Closing() {
  const { t, i18n } = useTranslation()
  const [params, setParams] = useSearchParams()
  const periods = useQuery({ queryKey: ['periods'], queryFn: api.periods })
  const all = periods.data?.items ?? []
  const chosen = all.find((period) => period.id === params.get('period')) ?? [...all].reverse().find((period) => period.state !== 'LOCKED') ?? all[0]
  const said = (period: ClosingPeriod) => `${dayRange(period.from, period.until, i18n.language)} · ${t(`periodState.${period.state}`)}`
  return (
    <>
      <AttendanceTabs />
      <PageHead title={t('closing.title')} hint={t('closing.hint')}>
        {chosen && <Select className="closing-period" aria-label={t('closing.period')} value={chosen.id} onChange={(id) => setParams({ period: id }, { replace: true })} options={all.map((period) => ({ value: period.id, label: said(period) }))} />}
      </PageHead>
      <Loaded query={periods} rows={8} what={t('closing.title')}>
        {() => (chosen ? <OnePeriod key={chosen.id} period={chosen} /> : <FirstPeriod />)}
      </Loaded>
    </>
  )
}

/** Before the first one there is nothing to close; the month before this one is what people mean. */
function FirstPeriod() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { date } = usePlace()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const month = addMonths(date.slice(0, 7), -1)
  const from = `${month}-01`
  const until = addDays(`${addMonths(month, 1)}-01`, -1)
  const open = async () => {
    try {
      await api.openPeriod(from, until)
      await queries.invalidateQueries({ queryKey: ['periods'] })
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      <Empty action={can('period.lock') && <Button type="primary" onClick={() => void open()}>{t('closing.openFirst', { from: shortDay(from, i18n.language, false), until: shortDay(until, i18n.language, false) })}</Button>}>{t('closing.none')}</Empty>
    </>
  )
}

function OnePeriod({ period }: { period: ClosingPeriod }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<PeriodIssueKind | null>(null)
  const check = useQuery({ queryKey: ['periods', period.id, 'check', period.version], queryFn: () => api.periodCheck(period.id) })
  return (
    <div className="stack">
      <Loaded query={check} rows={4} what={t('closing.checking')}>
        {(found) => (
          <>
            {period.state !== 'LOCKED' && <Reported until={period.until} />}
            <Steps period={period} check={found} />
            {period.state !== 'LOCKED' && <InTheWay period={period} check={found} kind={kind} choose={setKind} />}
          </>
        )}
      </Loaded>
      <Carried period={period} />
    </div>
  )
}

function useAct() {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const act = async (what: () => Promise<unknown>) => {
    setBusy(true)
    setError(null)
    try {
      await what()
      await queries.invalidateQueries({ queryKey: ['periods'] })
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
  }
  return { act, busy, error }
}

/** Three steps, and the one act that leads on from the present one. */
function Steps({ period, check }: { period: ClosingPeriod; check: ClosingCheck }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { act, busy, error } = useAct()
  const [why, setWhy] = useState<string | null>(null)
  const undo = useUndo('periods')
  const approved = check.sheets.APPROVED ?? 0
  const confirmed = check.sheets.CONFIRMED ?? 0
  const free = check.people - approved - check.blocked
  const approve = () =>
    act(async () => {
      const { approved: count, at } = await api.approvePeriod(period.id)
      if (count > 0) undo.did(t('closing.approvedNow', { count }), () => api.undoApproval(period.id, at))
    })
  const lock = (despite?: string) => act(() => api.lockPeriod(period.id, period.version, despite))
  return (
    <Panel label={t('closing.steps')}>
      <ol className="closing-steps">
        {STATES.map((state) => (
          <li key={state} aria-current={state === period.state ? 'step' : undefined}>{t(`periodState.${state}`)}</li>
        ))}
      </ol>
      <p className="closing-sum" role="status">
        {t('closing.sum', { people: check.people, confirmed: confirmed, approved, blocked: check.blocked })}
        {check.ready && period.state === 'REVIEW' && <strong> {t('closing.ready')}</strong>}
      </p>
      {period.despite && <Note tone="late">{t('closing.lockedDespite', { reason: period.despite })}</Note>}
      {error !== null && <ErrorNote error={error} />}
      <div className="row">
        {period.state === 'OPEN' && can('period.lock') && <Button type="primary" loading={busy} onClick={() => void act(() => api.movePeriod(period.id, period.version, 'REVIEW'))}>{t('closing.review')}</Button>}
        {period.state === 'REVIEW' && can('period.approve') && free > 0 && <Button type={check.ready ? 'default' : 'primary'} loading={busy} onClick={() => void approve()}>{t('closing.approve', { count: free })}</Button>}
        {period.state === 'REVIEW' && can('period.lock') && (
          <>
            <Button type={check.ready ? 'primary' : 'default'} loading={busy} onClick={() => (check.ready ? void lock() : setWhy(why ?? ''))}>{t('closing.lock')}{check.ready ? '' : '…'}</Button>
            <Button disabled={busy} onClick={() => void act(() => api.movePeriod(period.id, period.version, 'OPEN'))}>{t('closing.takeBack')}</Button>
            <span className="soft small">{t('closing.lockIsFinal')}</span>
          </>
        )}
      </div>
      {undo.note && <div className="below">{undo.note}</div>}
      {why !== null && !check.ready && (
        <Why word="closing.lockAnyway" label={t('closing.whyLock')} busy={busy} done={(reason) => void lock(reason)} drop={() => setWhy(null)} />
      )}
    </Panel>
  )
}

/** A reason, asked for in place. */
function Why({ word, label, busy, done, drop }: { word: 'closing.lockAnyway' | 'closing.acceptAct'; label: string; busy: boolean; done: (reason: string) => void; drop: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  return (
    <form
      className="closing-why"
      onSubmit={(event) => {
        event.preventDefault()
        done(reason.trim())
      }}
    >
      <label>
        <span>{label}</span>
        <textarea autoFocus required maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <div className="row">
        <Button htmlType="submit" type="primary" loading={busy} disabled={reason.trim() === ''}>{t(word)}</Button>
        <Button onClick={drop}>{t('manners.keep')}</Button>
      </div>
    </form>
  )
}

/** Everything that is open, by kind and then by person; each is a link to where it is settled. */
function InTheWay({ period, check, kind, choose }: { period: ClosingPeriod; check: ClosingCheck; kind: PeriodIssueKind | null; choose: (kind: PeriodIssueKind | null) => void }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { act, busy, error } = useAct()
  const [asking, ask] = useState(false)
  const undo = useUndo('periods')
  const accept = async (reason: string) => {
    if (!kind) return
    await act(async () => {
      const { days, at } = await api.acceptDays(period.id, [kind], reason)
      if (days > 0) undo.did(t('closing.acceptedNow', { count: days }), () => api.undoAcceptance(period.id, at))
    })
    ask(false)
  }
  const issues = Object.entries(check.issues) as [PeriodIssueKind, number][]
  const query = useInfiniteQuery({
    queryKey: ['periods', period.id, 'people', kind],
    queryFn: ({ pageParam }) => api.periodPeople(period.id, { issue: kind ?? undefined, after: pageParam, limit: 200 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  })
  const people = query.data?.pages.flatMap((page) => page.items) ?? []
  const shown = people.filter((one) => kind !== null || one.issues.length > 0 || one.state === 'CHANGED')
  const company = (['pending', 'quarantined', 'unmatched', 'unreported'] as const).filter((what) => check[what] > 0)
  return (
    <Panel title={t('closing.inTheWay')} flush extra={<SendList list="CLOSING" />}>
      {company.length > 0 && (
        <ul className="closing-company">
          {company.map((what) => (
            <li key={what}>{what === 'pending' ? t('closing.pending', { count: check.pending }) : <Link to={what === 'unreported' ? '/terminals?show=problems' : '/terminals/quarantine'}>{t(`closing.${what}`, { count: check[what] })}</Link>}</li>
          ))}
        </ul>
      )}
      {issues.length > 0 && (
        <div className="toolbar">
          <div className="chips">
            <button type="button" className="chip" aria-pressed={kind === null} onClick={() => choose(null)}>{t('closing.everything')}</button>
            {issues.map(([each, count]) => (
              <button key={each} type="button" className="chip" aria-pressed={kind === each} onClick={() => choose(kind === each ? null : each)}>{t(`periodIssue.${each}`)} {count}</button>
            ))}
          </div>
          <span className="grow" />
          {kind && ACCEPTABLE.includes(kind) && can('period.approve') && !asking && <Button onClick={() => ask(true)}>{t('closing.accept', { count: check.issues[kind] ?? 0 })}…</Button>}
        </div>
      )}
      {error !== null && <ErrorNote error={error} />}
      {undo.note}
      {asking && kind && (
        <div className="closing-ask">
          <Why word="closing.acceptAct" label={t('closing.whyAccept')} busy={busy} done={(reason) => void accept(reason)} drop={() => ask(false)} />
        </div>
      )}
      {query.isPending ? (
        <Loading rows={6} />
      ) : shown.length === 0 ? (
        <Empty>{t('closing.nothing')}</Empty>
      ) : (
        <table className="ch-list stacks">
          <thead><tr><th>{t('closing.person')}</th><th>{t('closing.state')}</th><th>{t('closing.what')}</th></tr></thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.employee.id}>
                <td><Link className="underlined" to={`/people/${one.employee.id}`}>{nameOf(one.employee.name, i18n.language)}</Link> <span className="faint">{one.employee.number}</span></td>
                <td data-label={t('closing.state')}>{t(`sheetState.${one.state}`)}</td>
                <td data-label={t('closing.what')}><Issues sheet={one} kind={kind} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {query.hasNextPage && <footer className="month-foot"><Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('manners.more')}</Button></footer>}
    </Panel>
  )
}

function Issues({ sheet, kind }: { sheet: PersonSheet; kind: PeriodIssueKind | null }) {
  const { t, i18n } = useTranslation()
  const target = (issue: PeriodIssue) => (issue.kind === 'REQUEST' ? `/attendance/requests?view=open&request=${issue.subject ?? ''}` : `/attendance/${sheet.employee.id}/${issue.date}`)
  return (
    <span className="closing-issues">
      {sheet.issues.filter((issue) => kind === null || issue.kind === kind).map((issue, i) => (
        <Link key={i} to={target(issue)}>{shortDay(issue.date, i18n.language, false)} {t(`periodIssue.${issue.kind}`)}</Link>
      ))}
    </span>
  )
}
