import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import { Problem } from '../../api/problem'
import type { ClosingPeriod, ExceptionView, PeriodIssueKind } from '../../api/types'
import { useKeys } from '../../app/keys'
import { nameOf, shortDay } from '../../parts/format'
import { ErrorNote, Note } from '../../parts/State'
import { useUndo } from '../../parts/useUndo'
import { AT_ONCE, suggestionFor, type Suggestions } from './suggestions'

/** What somebody can judge to be right as it is. Lateness needs no yes, and what a clock did is seen to at the clock. */
const ACCEPTABLE: readonly string[] = ['MISSING_IN', 'MISSING_OUT', 'MAX_SPAN', 'ABSENT', 'HALF_DAY', 'UNASSIGNED']

export const isAcceptable = (row: ExceptionView) => ACCEPTABLE.includes(row.kind)

interface Failure {
  row: ExceptionView
  why: unknown
}

/** The rows of each open period together; a row whose date is in none, or in a locked one, has its reason instead. */
export function byPeriod(rows: ExceptionView[], periods: ClosingPeriod[]): { groups: [string, ExceptionView[]][]; failures: Failure[] } {
  const groups = new Map<string, ExceptionView[]>()
  const failures: Failure[] = []
  for (const row of rows) {
    const period = periods.find((one) => one.from <= row.date && row.date <= one.until)
    if (period && period.state !== 'LOCKED') groups.set(period.id, [...(groups.get(period.id) ?? []), row])
    else failures.push({ row, why: new Problem(422, { code: period ? 'period.locked' : 'period.none' }) })
  }
  return { groups: [...groups], failures }
}

interface BulkProps {
  /** Those that are marked. */
  rows: ExceptionView[]
  suggestions: Suggestions
  /** Whether the reader may accept days, and enter punches. */
  accepts: boolean
  enters: boolean
  unmark: (rows: ExceptionView[]) => void
}

type Act = 'accept' | 'apply'

/**
 * What is done with the marked rows, with one reason: their days are right as they are, or the punch that is suggested is entered. A row
 * for which there is no suggestion is left out and stays marked, as does one that was refused, with why. Ten seconds long all can be undone.
 */
export function Bulk({ rows, suggestions, accepts, enters, unmark }: BulkProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const undo = useUndo('exceptions', 'periods')
  const [asking, ask] = useState<Act | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Failure[]>([])
  const acceptable = accepts ? rows.filter(isAcceptable) : []
  const known = enters ? rows.filter((row) => suggestionFor(row, suggestions)) : []
  const acted = asking === 'apply' ? known : acceptable
  useKeys({ Escape: () => (asking ? ask(null) : unmark(rows)) }, rows.length > 0)
  const act = async () => {
    setBusy(true)
    const { failures, did, back } = asking === 'apply' ? await apply(known, suggestions, reason.trim(), t('fault.undone')) : await accept(acceptable, reason.trim())
    setFailed(failures)
    if (did > 0) {
      undo.did(t(asking === 'apply' ? 'work.applied' : 'closing.acceptedNow', { count: did }), back)
      unmark(acted.filter((row) => !failures.some((failure) => failure.row === row)))
      setReason('')
      ask(null)
    }
    await queries.invalidateQueries({ queryKey: ['exceptions'] })
    await queries.invalidateQueries({ queryKey: ['periods'] })
    setBusy(false)
  }
  const goes = (which: Act, count: number) => t(which === 'apply' ? 'work.apply' : 'closing.accept', { count })
  const leftOut = enters && (asking === 'apply' || (asking === null && known.length > 0)) ? rows.length - known.length : 0
  return (
    <>
      {undo.note}
      <Failures failed={failed} seen={() => setFailed([])} />
      {rows.length > 0 && (
        <form
          className="bulk-bar"
          aria-label={t('work.bulk')}
          onSubmit={(event) => {
            event.preventDefault()
            void act()
          }}
        >
          <span>
            <b>{t('lists.marked', { count: rows.length })}</b> <span className="soft">{asking === 'apply' ? <Sources rows={known} suggestions={suggestions} /> : <Kinds rows={rows} />}</span>
            {leftOut > 0 && <span className="bulk-left"> {t('work.leftOut', { count: leftOut })}</span>}
          </span>
          <span className="grow" />
          {asking ? (
            <>
              <Input className="bulk-reason" autoFocus required maxLength={asking === 'apply' ? 300 : 400} aria-label={t(asking === 'apply' ? 'work.whyApply' : 'closing.whyAccept')} placeholder={t(asking === 'apply' ? 'work.whyApply' : 'closing.whyAccept')} value={reason} onChange={(event) => setReason(event.target.value)} />
              <Button type="primary" htmlType="submit" loading={busy} disabled={reason.trim() === '' || acted.length === 0}>{goes(asking, acted.length)}</Button>
              <Button onClick={() => ask(null)}>{t('manners.keep')}</Button>
            </>
          ) : (
            <>
              {known.length > 0 && <Button type="primary" onClick={() => ask('apply')}>{goes('apply', known.length)}…</Button>}
              {acceptable.length > 0 && <Button onClick={() => ask('accept')}>{goes('accept', acceptable.length)}…</Button>}
              <Button onClick={() => unmark(rows)}>{t('lists.unmark')}</Button>
            </>
          )}
        </form>
      )}
    </>
  )
}

function Kinds({ rows }: { rows: ExceptionView[] }) {
  const { t } = useTranslation()
  const kinds = [...new Set(rows.map((row) => row.kind))]
  return kinds.map((kind) => `${t(`periodIssue.${kind}`)} ${rows.filter((row) => row.kind === kind).length}`).join(' · ')
}

/** What the punches rest on that would be entered: a median is no more than a guess. */
function Sources({ rows, suggestions }: { rows: ExceptionView[]; suggestions: Suggestions }) {
  const { t } = useTranslation()
  const all = rows.flatMap((row) => suggestionFor(row, suggestions)?.source ?? [])
  return [...new Set(all)].map((source) => `${t(`suggestionOf.${source}`)} ${all.filter((one) => one === source).length}`).join(' · ')
}

function Failures({ failed, seen }: { failed: Failure[]; seen: () => void }) {
  const { t, i18n } = useTranslation()
  if (failed.length === 0) return null
  return (
    <Note tone="miss" action={<Button onClick={seen}>{t('request.seen')}</Button>}>
      <strong>{t('lists.failed', { count: failed.length })}</strong>
      {failed.some(({ why }) => why instanceof Problem && why.code === 'period.none') && <Link className="underlined" to="/attendance/periods">{t('closing.title')}</Link>}
      <ul className="bulk-failed">
        {failed.map(({ row, why }) => (
          <li key={`${row.employee.id} ${row.date} ${row.kind}`}>
            <span>{nameOf(row.employee.name, i18n.language)} · {shortDay(row.date, i18n.language)}</span> <ErrorNote error={why} />
          </li>
        ))}
      </ul>
    </Note>
  )
}

interface Outcome {
  failures: Failure[]
  /** How many days or punches. */
  did: number
  back: () => Promise<unknown>
}

/** One act and one audit record for each period. */
async function accept(rows: ExceptionView[], reason: string): Promise<Outcome> {
  const { groups, failures } = byPeriod(rows, (await api.periods()).items)
  const done: { id: string; at: string }[] = []
  let did = 0
  for (const [id, group] of groups) {
    try {
      const kinds = [...new Set(group.map((row) => row.kind))] as PeriodIssueKind[]
      const answer = await api.acceptDays(id, kinds, reason, group.map((row) => ({ employeeId: row.employee.id, date: row.date })))
      if (answer.days > 0) done.push({ id, at: answer.at })
      did += answer.days
    } catch (why) {
      failures.push(...group.map((row) => ({ row, why })))
    }
  }
  return { failures, did, back: () => Promise.all(done.map((one) => api.undoAcceptance(one.id, one.at))) }
}

/** Each punch is a correction of its own; one that is refused stops none of the others. */
async function apply(rows: ExceptionView[], suggestions: Suggestions, reason: string, undone: string): Promise<Outcome> {
  const failures: Failure[] = []
  const made: string[][] = []
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE)
    try {
      const punches = some.flatMap((row) => {
        const one = suggestionFor(row, suggestions)
        return one ? [{ employeeId: one.employeeId, date: one.date, way: one.way, at: one.at }] : []
      })
      const { entered } = await api.enterMissedPunches(punches, reason)
      made.push(entered.flatMap((one) => one.requestId ?? []))
      entered.forEach((one, i) => {
        const row = some[i]
        if (row && one.refused) failures.push({ row, why: new Problem(422, { code: one.refused }) })
      })
    } catch (why) {
      failures.push(...some.map((row) => ({ row, why })))
    }
  }
  return { failures, did: made.flat().length, back: () => Promise.all(made.filter((ids) => ids.length > 0).map((ids) => api.undoMissedPunches(ids, undone))) }
}
