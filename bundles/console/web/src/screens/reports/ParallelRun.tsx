import { useMutation } from '@tanstack/react-query'
import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { OldField, ParallelRunView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useFilters } from '../../app/useFilters'
import { FileDrop } from '../../parts/FileDrop'
import { addMonths, nameOf, shortDay } from '../../parts/format'
import { ListSheet } from '../../parts/grid/ListSheet'
import { type Column, VirtualList } from '../../parts/grid/VirtualList'
import { Fact, Facts, PageHead, Panel } from '../../parts/Panel'
import { Empty, ErrorNote, Note } from '../../parts/State'
import { ReportTabs } from './ReportTabs'
import './Reports.css'

const FIELDS: OldField[] = ['NUMBER', 'DATE', 'IN', 'OUT', 'STATUS', 'ATTENDED', 'LATE', 'EARLY', 'OVERTIME']
const STORE = 'clockhouse.old-sheet.'

type Difference = ParallelRunView['differences'][number]

/** A source is known again by its headings; columns that are dates are different every month. */
function sourceOf(run: ParallelRunView): string {
  return STORE + run.columns.filter((column) => column.field !== 'DAY').map((column) => column.heading).join('|').slice(0, 300)
}

/** Another system's month beside this one's: what differs on each day, and why. */
export default function ParallelRun() {
  const { t, i18n } = useTranslation()
  const { read, put } = useFilters()
  const { date } = usePlace()
  const month = read('month') ?? addMonths(date.slice(0, 7), -1)
  const [file, setFile] = useState<File | null>(null)
  const [reason, setReason] = useState('all')
  const run = useMutation({
    mutationFn: async ({ sheet, columns }: { sheet: File; columns?: string }) => {
      const found = await api.compareSheet(sheet, month, columns)
      const kept = columns ? null : localStorage.getItem(sourceOf(found))
      return kept ? api.compareSheet(sheet, month, kept) : found
    },
  })
  const compare = (sheet: File, columns?: string) => {
    setFile(sheet)
    setReason('all')
    run.mutate({ sheet, columns })
  }
  const shown = run.data
  const remap = (at: number, field: OldField | undefined) => {
    if (!file || !shown) return
    const columns = shown.columns.map((column, i) => (i === at ? field : column.field === 'DAY' ? undefined : column.field) ?? '').join(',')
    localStorage.setItem(sourceOf(shown), columns)
    compare(file, columns)
  }
  const rows = shown?.differences.filter((one) => reason === 'all' || one.reason === reason) ?? []
  const reasonText = (one: Difference) => nameOf(shown?.reasons.find((each) => each.reason === one.reason)?.text, i18n.language)
  const said = (one: Difference, text: string | null | undefined) => (one.field === 'STATUS' && i18n.exists(`parallel.word.${text}`) ? t(`parallel.word.${text}`) : text || '–')
  const columns: Column<Difference>[] = [
    { key: 'number', head: t('parallel.number'), width: '90px', cell: (one) => one.employee.number, text: (one) => one.employee.number },
    { key: 'name', phone: true, head: t('parallel.name'), width: 'minmax(110px, 1fr)', cell: (one) => <Link to={`/attendance/${one.employee.id}/${one.date}`}>{nameOf(one.employee.name, i18n.language)}</Link>, text: (one) => nameOf(one.employee.name, i18n.language) },
    { key: 'date', phone: true, head: t('parallel.date'), width: '100px', cell: (one) => shortDay(one.date, i18n.language), text: (one) => one.date },
    { key: 'field', head: t('parallel.what'), width: '100px', cell: (one) => t(`parallel.field.${one.field}`), text: (one) => t(`parallel.field.${one.field}`) },
    { key: 'theirs', phone: true, head: t('parallel.theirs'), width: 'minmax(90px, 1fr)', cell: (one) => said(one, one.theirs), text: (one) => said(one, one.theirs) },
    { key: 'ours', phone: true, head: t('parallel.ours'), width: '110px', cell: (one) => <strong>{said(one, one.ours)}</strong>, text: (one) => said(one, one.ours) },
    { key: 'reason', head: t('parallel.reason'), width: 'minmax(200px, 2fr)', cell: reasonText, text: reasonText },
  ]
  return (
    <>
      <PageHead title={t('reports.title')} hint={t('parallel.hint')} />
      <ReportTabs />
      <div className="report">
        <Panel title={t('parallel.sheet')} hint={t('parallel.kept')}>
          <div className="row tight below">
            <label className="soft" htmlFor="parallel-month">{t('parallel.month')}</label>
            <Input id="parallel-month" className="charted" type="month" value={month} onChange={(event) => put('month', event.target.value)} />
            {file && <Button onClick={() => compare(file)} loading={run.isPending}>{t('parallel.again')}</Button>}
            {file && <span className="soft">{file.name}</span>}
          </div>
          <FileDrop accept=".xlsx,.csv" busy={run.isPending} chosen={(sheet) => compare(sheet)}>{t('parallel.drop')}</FileDrop>
          {run.error !== null && <ErrorNote error={run.error} />}
        </Panel>
        {shown && (
          <>
            <Panel title={t('parallel.result')}>
              <Facts>
                <Fact label={t('parallel.people')}>{shown.people}</Fact>
                <Fact label={t('parallel.days')}>{shown.days}</Fact>
                <Fact label={t('parallel.same')}>{shown.days === 0 ? '–' : `${shown.same} · ${((shown.same / shown.days) * 100).toFixed(1)} %`}</Fact>
                <Fact label={t('parallel.differing')}>{shown.days - shown.same}</Fact>
              </Facts>
              {shown.unknown.length > 0 && <Note>{t('parallel.unknown', { numbers: shown.unknown.slice(0, 20).join(', '), count: shown.unknown.length })}</Note>}
              {shown.missing.length > 0 && <Note>{t('parallel.missing', { names: shown.missing.slice(0, 20).map((one) => nameOf(one.name, i18n.language)).join(', '), count: shown.missing.length })}</Note>}
              <details className="below">
                <summary>{t('parallel.columns')}</summary>
                <div className="old-columns">
                  {shown.columns.map((column, at) => column.field !== 'DAY' && (
                    <label key={at} className="two-lines">
                      <span>{column.heading || '–'}</span>
                      <Select size="small" allowClear aria-label={column.heading || String(at + 1)} value={column.field ?? undefined} placeholder={t('parallel.nothing')} onChange={(field) => remap(at, field)} options={FIELDS.map((value) => ({ value, label: t(`parallel.field.${value}`) }))} />
                    </label>
                  ))}
                </div>
              </details>
            </Panel>
            <Panel className="fill" title={t('parallel.differences')} flush>
              {shown.differences.length === 0 ? <Empty>{t('parallel.none')}</Empty> : (
                <>
                  <div className="toolbar">
                    <Segmented aria-label={t('parallel.reason')} value={reason} onChange={setReason} className="reasons" options={[{ value: 'all', label: t('parallel.all') }, ...shown.reasons.map((one) => ({ value: one.reason as string, label: `${nameOf(one.text, i18n.language).split(/[：:]/)[0]} ${one.count}` }))]} />
                    <span className="grow" />
                    <ListSheet title={t('parallel.differences')} rows={rows} columns={columns} />
                  </div>
                  <VirtualList<Difference> label={t('parallel.differences')} rows={rows} columns={columns} rowKey={(one) => `${one.employee.id} ${one.date} ${one.field}`} />
                </>
              )}
            </Panel>
          </>
        )}
      </div>
    </>
  )
}
