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

/**
 * Says of the marked rows that their days are right as they are, with a reason: one act and one audit record for each period. What failed
 * stays marked with its reason, so that the act can be repeated; ten seconds long all of it can be undone.
 */
export function BulkAccept({ rows, clear }: { rows: ExceptionView[]; clear: () => void }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const undo = useUndo('exceptions', 'periods')
  const [asking, ask] = useState(false)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Failure[]>([])
  const language = i18n.language
  const kinds = [...new Set(rows.map((row) => row.kind))]
  useKeys({ Escape: () => (asking ? ask(false) : clear()) }, rows.length > 0)
  const accept = async () => {
    setBusy(true)
    const { groups, failures } = byPeriod(rows, (await api.periods()).items)
    const done: { id: string; at: string }[] = []
    let days = 0
    for (const [id, group] of groups) {
      try {
        const answer = await api.acceptDays(id, kinds as PeriodIssueKind[], reason.trim(), group.map((row) => ({ employeeId: row.employee.id, date: row.date })))
        if (answer.days > 0) done.push({ id, at: answer.at })
        days += answer.days
      } catch (why) {
        failures.push(...group.map((row) => ({ row, why })))
      }
    }
    setFailed(failures)
    if (days > 0) {
      undo.did(t('closing.acceptedNow', { count: days }), () => Promise.all(done.map((act) => api.undoAcceptance(act.id, act.at))))
      setReason('')
      ask(false)
    }
    await queries.invalidateQueries({ queryKey: ['exceptions'] })
    await queries.invalidateQueries({ queryKey: ['periods'] })
    setBusy(false)
  }
  return (
    <>
      {undo.note}
      {failed.length > 0 && (
        <Note tone="miss" action={<Button onClick={() => setFailed([])}>{t('request.seen')}</Button>}>
          <strong>{t('lists.failed', { count: failed.length })}</strong>
          {failed.some(({ why }) => why instanceof Problem && why.code === 'period.none') && <Link className="underlined" to="/attendance/periods">{t('closing.title')}</Link>}
          <ul className="bulk-failed">
            {failed.map(({ row, why }) => (
              <li key={`${row.employee.id} ${row.date} ${row.kind}`}>
                <span>{nameOf(row.employee.name, language)} · {shortDay(row.date, language)}</span> <ErrorNote error={why} />
              </li>
            ))}
          </ul>
        </Note>
      )}
      {rows.length > 0 && (
        <form
          className="bulk-bar"
          aria-label={t('work.bulk')}
          onSubmit={(event) => {
            event.preventDefault()
            void accept()
          }}
        >
          <span><b>{t('lists.marked', { count: rows.length })}</b> <span className="soft">{kinds.map((kind) => `${t(`periodIssue.${kind}`)} ${rows.filter((row) => row.kind === kind).length}`).join(' · ')}</span></span>
          <span className="grow" />
          {asking ? (
            <>
              <Input className="bulk-reason" autoFocus required maxLength={400} aria-label={t('closing.whyAccept')} placeholder={t('closing.whyAccept')} value={reason} onChange={(event) => setReason(event.target.value)} />
              <Button type="primary" htmlType="submit" loading={busy} disabled={reason.trim() === ''}>{t('closing.accept', { count: rows.length })}</Button>
              <Button onClick={() => ask(false)}>{t('manners.keep')}</Button>
            </>
          ) : (
            <>
              <Button onClick={() => ask(true)}>{t('closing.accept', { count: rows.length })}…</Button>
              <Button onClick={clear}>{t('lists.unmark')}</Button>
            </>
          )}
        </form>
      )}
    </>
  )
}
