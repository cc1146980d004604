import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { LeaveType } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { dayRange, nameOf } from '../../parts/format'
import { useHeld } from '../../parts/Held'
import { useLeaveTypes } from '../../parts/leaveTypes'
import { PageHead, Panel } from '../../parts/Panel'
import { SendReport } from '../../parts/SendList'
import { ErrorNote, Loaded, Note } from '../../parts/State'
import { AttendanceTabs } from './AttendanceTabs'
import { LeaveTerms, LeaveTypeForm } from './LeaveTypeForm'

/** Types of leave, the grants of a year, and overtime that becomes time off. */
export default function LeaveYear() {
  const { t } = useTranslation()
  const { can } = useSession()
  const { date } = usePlace()
  const [editing, setEditing] = useState<LeaveType | 'new' | null>(null)
  const write = can('leave.write')
  const types = useLeaveTypes()
  return (
    <>
      <AttendanceTabs />
      <PageHead title={t('leave.account')} hint={t('leave.yearHint')}>
        {can('report.run') && <Link className="underlined" to="/reports?report=LEAVE_LOTS">{t('leave.lotSheet')}</Link>}
        {can('report.run') && <SendReport report={{ name: t('leave.lotSheet'), report: 'LEAVE_LOTS' }} />}
      </PageHead>
      <div className="columns side">
        <Panel title={t('leave.types')} flush extra={write && <Button type="primary" onClick={() => setEditing('new')}>{t('leaveEdit.add')}</Button>}>
          <Loaded query={types} rows={8}>{(all) => <Types types={all} edit={write ? setEditing : undefined} />}</Loaded>
        </Panel>
        {can('leave.write') && (
          <div className="stack">
            <Panel title={t('leave.grant')} hint={t('leave.grantHint')}><Grant types={types.data ?? []} /></Panel>
            <Panel title={t('leave.compensate')} hint={t('leave.compensateHint')}><Compensate /></Panel>
          </div>
        )}
      </div>
      {editing && <LeaveTypeForm type={editing === 'new' ? undefined : editing} today={date} close={() => setEditing(null)} />}
    </>
  )
}

function Types({ types, edit }: { types: LeaveType[]; edit?: (type: LeaveType) => void }) {
  const { t, i18n } = useTranslation()
  return (
    <table className="ch-list stacks">
      <thead><tr><th>{t('leave.type')}</th><th>{t('leave.basis')}</th><th className="num">{t('leave.paidPercent')}</th><th className="num">{t('leave.most')}</th><th>{t('leave.balance')}</th>{edit && <th><span className="hidden-text">{t('work.act')}</span></th>}</tr></thead>
      <tbody>
        {types.map((type) => (
          <tr key={type.code} className={type.offered ? undefined : 'faint'}>
            <td><b>{nameOf(type.name, i18n.language)}</b>{type.sign && <> <span className="letter letter-18 letter-leave" title={t('leaveEdit.signWhy')}>{nameOf(type.sign, i18n.language)}</span></>}{!type.offered && <span className="soft"> {t('leaveEdit.notOffered')}</span>}<LeaveTerms type={type} /></td>
            <td data-label={t('leave.basis')}>{t(`leaveBasis.${type.basis}`)}</td>
            <td className="num" data-label={t('leave.paidPercent')}>{type.paidPercent} %</td>
            <td className="num" data-label={t('leave.most')}>{type.mostDays ?? '–'}</td>
            <td data-label={t('leave.balance')}>{type.balance ? t('leave.fromBalance') : '–'}</td>
            {edit && <td className="num"><button type="button" className="link-button" onClick={() => edit(type)}>{t('account.change')}</button></td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Runs ten seconds after it was asked for, because lines of accounts are only added; says for how many people it did anything. */
function useOnce(work: () => Promise<{ people: number }>) {
  const queries = useQueryClient()
  const [people, setPeople] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const held = useHeld()
  const now = async () => {
    setBusy(true)
    setError(null)
    setPeople(null)
    try {
      setPeople((await work()).people)
      await queries.invalidateQueries({ queryKey: ['leave'] })
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
  }
  const run = (said: string) => {
    setPeople(null)
    held.hold(1, () => void now(), said)
  }
  return { people, error, busy, run, note: held.note }
}

function Grant({ types }: { types: LeaveType[] }) {
  const { t, i18n } = useTranslation()
  const { date } = usePlace()
  const granted = types.filter((type) => type.yearly.length > 0)
  const [type, setType] = useState('ANNUAL')
  const [year, setYear] = useState<number | null>(Number(date.slice(0, 4)))
  const { people, error, busy, run, note } = useOnce(() => api.grantLeave({ type, year: year ?? 0 }))
  const named = nameOf(granted.find((one) => one.code === type)?.name, i18n.language)
  return (
    <div className="stack">
      <div className="row tight">
        <Select aria-label={t('leave.type')} value={type} onChange={setType} popupMatchSelectWidth={false} options={granted.map((one) => ({ value: one.code, label: nameOf(one.name, i18n.language) }))} />
        <InputNumber aria-label={t('leave.year')} min={2000} max={2100} precision={0} value={year} onChange={setYear} />
        <Button type="primary" loading={busy} disabled={year === null} onClick={() => run(t('leave.grantSoon', { type: named, year }))}>{t('leave.grantAct')}</Button>
      </div>
      {note}
      {error !== null && <ErrorNote error={error} />}
      {people !== null && <Note tone="ok">{t('leave.granted', { count: people })}</Note>}
    </div>
  )
}

function Compensate() {
  const { t, i18n } = useTranslation()
  const periods = useQuery({ queryKey: ['periods'], queryFn: api.periods })
  const locked = (periods.data?.items ?? []).filter((period) => period.state === 'LOCKED')
  const [chosen, setChosen] = useState<string>()
  const [from, setFrom] = useState<('OT_REST' | 'OT_WORKDAY')[]>(['OT_REST'])
  const period = chosen ?? locked[0]?.id
  const { people, error, busy, run, note } = useOnce(() => api.compensate({ periodId: period ?? '', from }))
  if (periods.data && locked.length === 0) return <p className="soft">{t('leave.noLocked')}</p>
  return (
    <div className="stack">
      <Select aria-label={t('closing.period')} value={period} onChange={setChosen} options={locked.map((one) => ({ value: one.id, label: dayRange(one.from, one.until, i18n.language) }))} />
      <Checkbox.Group aria-label={t('leave.compensate')} value={from} onChange={setFrom} options={(['OT_REST', 'OT_WORKDAY'] as const).map((value) => ({ value, label: t(`bucket.${value}`) }))} />
      <div className="row tight"><Button type="primary" loading={busy} disabled={!period || from.length === 0} onClick={() => run(t('leave.compensateSoon'))}>{t('leave.compensateAct')}</Button></div>
      {note}
      {error !== null && <ErrorNote error={error} />}
      {people !== null && <Note tone="ok">{t('leave.compensated', { count: people })}</Note>}
    </div>
  )
}
