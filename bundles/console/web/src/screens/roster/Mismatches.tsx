import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { RosterMismatch } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { useFilters } from '../../app/useFilters'
import { Pick } from '../../parts/Fields'
import { addDays, nameOf, shortDay } from '../../parts/format'
import { ListSheet } from '../../parts/grid/ListSheet'
import { type Column, VirtualList } from '../../parts/grid/VirtualList'
import { useShiftName } from '../../parts/names'
import { Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { Empty, ErrorNote, Loading, Note } from '../../parts/State'
import { useUndo } from '../../parts/useUndo'
import { useShifts } from './ShiftChip'

const BACK = { week: 6, two: 13, month: 29 } as const

/** Where what happened is not what was planned, and what can be done about it. */
export function Mismatches() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { date, site } = usePlace()
  const { read, put } = useFilters()
  const queries = useQueryClient()
  const undo = useUndo('roster')
  const shiftName = useShiftName()
  const shifts = useShifts()
  const span = (read('span') as keyof typeof BACK | undefined) ?? 'week'
  const department = read('department')
  const [kind, setKind] = useState('all')
  const [error, setError] = useState<unknown>(null)
  const [drafted, setDrafted] = useState<ReadonlySet<string>>(new Set())
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments, enabled: can('organisation.read') })
  const from = addDays(date, -(BACK[span] ?? 6))
  const query = useQuery({
    queryKey: ['roster', 'mismatches', from, date, site?.id, department],
    queryFn: () => api.rosterMismatches({ from, until: date, siteId: site?.id, departmentId: department }),
  })
  const rows = (query.data ?? []).filter((one) => kind === 'all' || (kind === 'SUBSTITUTE' ? one.other !== undefined : one.kind === kind))
  const keyOf = (one: RosterMismatch) => `${one.employee.id} ${one.date} ${one.kind}`
  /** Both people's date as it was worked, drawn for the planner to publish. */
  const planAsWorked = async (one: RosterMismatch) => {
    const shift = shifts.data?.find((each) => each.code === one.day.shiftCode)
    if (!one.other || !shift) return
    setError(null)
    try {
      const people = [one.employee.id, one.other.id]
      const sheet = await api.roster({ from: one.date, until: one.date, limit: 500 })
      const version = (id: string) => sheet.items.find((row) => row.employeeId === id)?.cells[0]?.draft?.version ?? 0
      const edit = await api.drawRoster({
        from: one.date,
        until: one.date,
        cells: people.map((employeeId, i) => ({ employeeId, date: one.date, kind: 'PLAN' as const, shiftIds: i === 0 ? [] : [shift.id], version: version(employeeId) })),
      })
      setDrafted((old) => new Set([...old, keyOf(one)]))
      undo.did(t('mismatch.draftedNow'), async () => {
        await api.undoRoster(edit.id, { from: one.date, until: one.date })
        setDrafted((old) => new Set([...old].filter((key) => key !== keyOf(one))))
      })
      await queries.invalidateQueries({ queryKey: ['roster'] })
    } catch (problem) {
      setError(problem)
    }
  }
  const planned = (one: RosterMismatch) => (one.day.shiftCode ? shiftName(one.day.shiftCode) : '–')
  const seen = (one: RosterMismatch) => [one.day.firstIn, one.day.lastOut].map((time) => time?.slice(11, 16) ?? '').filter(Boolean).join('–') || '–'
  const said = (one: RosterMismatch) => (one.other ? t(`mismatch.${one.kind}_BY`, { name: nameOf(one.other.name, i18n.language), number: one.other.number }) : t(`mismatch.${one.kind}`))
  const columns: Column<RosterMismatch>[] = [
    { key: 'date', head: t('roster.date'), width: '110px', phone: true, cell: (one) => shortDay(one.date, i18n.language), text: (one) => one.date },
    { key: 'who', head: t('people.name'), width: 'minmax(150px, 1fr)', phone: true, cell: (one) => <div className="two-lines"><b>{nameOf(one.employee.name, i18n.language)}</b><span className="faint">{one.employee.number}</span></div>, text: (one) => `${one.employee.number} ${nameOf(one.employee.name, i18n.language)}` },
    { key: 'planned', head: t('mismatch.planned'), width: '130px', cell: planned, text: planned },
    { key: 'seen', head: t('mismatch.seen'), width: '120px', cell: seen, text: seen },
    { key: 'what', head: t('mismatch.what'), width: 'minmax(220px, 1.6fr)', phone: true, cell: (one) => <span className={one.kind === 'ABSENT' ? 'tone-miss' : 'tone-late'}>{said(one)}</span>, text: said },
    {
      key: 'do',
      head: t('mismatch.do'),
      width: 'minmax(230px, 1.2fr)',
      cell: (one) => (
        <span className="row tight">
          <Link to={`/attendance/${one.employee.id}/${one.date}`}>{t('month.openDay')}</Link>
          {one.kind === 'ABSENT' && one.other && can('shift.write') && (drafted.has(keyOf(one))
            ? <Link to={`/roster?view=plan&from=${one.date}`}>{t('mismatch.toPublish')}</Link>
            : <button type="button" className="link-button" onClick={() => void planAsWorked(one)}>{t('mismatch.planAsWorked')}</button>)}
        </span>
      ),
    },
  ]
  return (
    <Panel className="fill" flush title={t('roster.mismatches')} extra={<>{rows.length > 0 && <ListSheet title={t('roster.mismatches')} rows={rows} columns={columns} />}<SendList list="MISMATCHES" filters={{ siteId: site?.id, departmentId: department }} /></>}>
      <div className="toolbar">
        <Segmented aria-label={t('plan.window')} value={span} onChange={(value) => put('span', String(value))} options={(['week', 'two', 'month'] as const).map((value) => ({ value, label: t(`mismatch.span.${value}`) }))} />
        <Segmented aria-label={t('mismatch.what')} value={kind} onChange={(value) => setKind(String(value))} options={['all', 'ABSENT', 'UNPLANNED', 'SUBSTITUTE'].map((value) => ({ value, label: t(`mismatch.kind.${value}`) }))} />
        <Pick className="month-department" things={departments.data} allowClear value={department} placeholder={t('people.allDepartments')} label={t('people.department')} onChange={(value) => put('department', value)} />
      </div>
      {error !== null && <ErrorNote error={error} />}
      {undo.note}
      {drafted.size > 0 && <Note tone="late">{t('mismatch.drafted', { count: drafted.size })}</Note>}
      {query.error ? <ErrorNote error={query.error} retry={() => void query.refetch()} /> : query.isPending ? <Loading rows={10} height={46} what={t('roster.mismatches')} /> : rows.length === 0 ? <Empty>{t('mismatch.none')}</Empty> : <VirtualList label={t('roster.mismatches')} rows={rows} rowKey={keyOf} columns={columns} />}
    </Panel>
  )
}
