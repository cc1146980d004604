import { useMutation } from '@tanstack/react-query'
import { Button, Input, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
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
import { useNarrow } from '../../parts/narrow'
import { Fact, Facts, PageHead, Panel } from '../../parts/Panel'
import { Empty, ErrorNote, Note } from '../../parts/State'
import { ReportTabs } from './ReportTabs'
import './Reports.css'

const FIELDS: OldField[] = ['NUMBER', 'DATE', 'IN', 'OUT', 'STATUS', 'ATTENDED', 'LATE', 'EARLY', 'OVERTIME']
const STORE = 'clockhouse.old-sheet.'

type Difference = ParallelRunView['differences'][number]

/** As many as the server names; there may be more. */
const MOST_NAMES = 100

/** In one line. */
const MOST_SAID = 20

const many = (count: number) => (count < MOST_NAMES ? String(count) : `${MOST_NAMES}+`)

/** What differs on one day of one person. */
interface OneDay {
  employee: Difference['employee']
  date: string
  all: Difference[]
}

const keyOf = ({ employee, date }: { employee: Difference['employee']; date: string }) => `${employee.id} ${date}`

function daysOf(differences: Difference[]): OneDay[] {
  const days = new Map<string, OneDay>()
  for (const one of differences) {
    const day = days.get(keyOf(one))
    if (day) day.all.push(one)
    else days.set(keyOf(one), { employee: one.employee, date: one.date, all: [one] })
  }
  return [...days.values()]
}

/** A source is known again by its headings; columns that are dates are different every month. */
function sourceOf(run: ParallelRunView): string {
  return STORE + run.columns.filter((column) => column.field !== 'DAY').map((column) => column.heading).join('|').slice(0, 300)
}

/** Another system's month beside this one's: what differs on each day, and why. */
export default function ParallelRun() {
  const { t, i18n } = useTranslation()
  const { read, put } = useFilters()
  const { date } = usePlace()
  const narrow = useNarrow()
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
  const every = useMemo(() => daysOf(shown?.differences ?? []), [shown])
  const days = reason === 'all' ? every : every.filter((one) => one.all.some((each) => each.reason === reason))
  const some = (all: string[]) => all.slice(0, MOST_SAID).join(t('parallel.and')) + (all.length > MOST_SAID ? ' …' : '')
  const empty = shown?.columns.filter((column) => column.empty) ?? []
  const listed = shown?.differences.length ?? 0
  const counted = shown?.reasons.reduce((sum, one) => sum + one.count, 0) ?? 0
  const textOf = (each: Difference['reason']) => nameOf(shown?.reasons.find((one) => one.reason === each)?.text, i18n.language)
  const reasonOf = (one: OneDay) => [...new Set(one.all.map((each) => textOf(each.reason)))].join(t('parallel.also'))
  const said = (one: Difference, text: string | null | undefined) => (one.field === 'STATUS' && i18n.exists(`parallel.word.${text}`) ? t(`parallel.word.${text}`) : text || '–')
  const beside = (one: Difference) => `${t(`parallel.field.${one.field}`)} ${said(one, one.theirs)} → ${said(one, one.ours)}`
  const columns: Column<OneDay>[] = [
    { key: 'number', head: t('parallel.number'), width: '90px', cell: (one) => one.employee.number },
    {
      key: 'name',
      phone: true,
      head: t('parallel.name'),
      width: 'minmax(110px, 1fr)',
      cell: (one) => {
        const link = <Link className="ellipsis" to={`/attendance/${one.employee.id}/${one.date}`}>{nameOf(one.employee.name, i18n.language)}</Link>
        return narrow ? <div className="two-lines">{link}<span>{shortDay(one.date, i18n.language)}</span></div> : link
      },
    },
    { key: 'date', head: t('parallel.date'), width: '100px', cell: (one) => shortDay(one.date, i18n.language) },
    {
      key: 'what',
      phone: true,
      head: t('parallel.change'),
      width: narrow ? 'minmax(0, 2fr)' : 'minmax(220px, 2.5fr)',
      cell: (one) => {
        const all = one.all.map(beside).join(' · ')
        const line = <span className="ellipsis" title={all}>{all}</span>
        return narrow ? <div className="two-lines">{line}<span className="ellipsis">{reasonOf(one)}</span></div> : line
      },
    },
    { key: 'reason', head: t('parallel.reason'), width: 'minmax(200px, 2fr)', cell: (one) => <span className="ellipsis" title={reasonOf(one)}>{reasonOf(one)}</span> },
  ]
  const written: Column<Difference>[] = [
    ['number', (one: Difference) => one.employee.number] as const,
    ['name', (one: Difference) => nameOf(one.employee.name, i18n.language)] as const,
    ['date', (one: Difference) => one.date] as const,
    ['what', (one: Difference) => t(`parallel.field.${one.field}`)] as const,
    ['theirs', (one: Difference) => said(one, one.theirs)] as const,
    ['ours', (one: Difference) => said(one, one.ours)] as const,
    ['reason', (one: Difference) => textOf(one.reason)] as const,
  ].map(([key, text]) => ({ key, head: t(`parallel.${key}`), width: '1fr', cell: text, text }))
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
              {shown.unknown.length > 0 && <Note>{t('parallel.unknown', { numbers: some(shown.unknown), count: shown.unknown.length, many: many(shown.unknown.length) })}</Note>}
              {empty.length > 0 && <Note tone="unk">{t('parallel.empty', { columns: some(empty.map((column) => column.heading || '–')) })}</Note>}
              {shown.missing.length > 0 && <Note>{t('parallel.missing', { names: some(shown.missing.map((one) => nameOf(one.name, i18n.language))), count: shown.missing.length, many: many(shown.missing.length) })}</Note>}
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
                    <Segmented aria-label={t('parallel.reason')} value={reason} onChange={setReason} className="reasons" options={[{ value: 'all', label: `${t('parallel.all')} ${every.length}` }, ...shown.reasons.map((one) => ({ value: one.reason as string, label: `${nameOf(one.text, i18n.language).split(/[：:]/)[0]} ${every.filter((day) => day.all.some((each) => each.reason === one.reason)).length}` }))]} />
                    <span className="grow" />
                    <ListSheet title={t('parallel.differences')} rows={rows} columns={written} />
                  </div>
                  {listed < counted && <Note tone="unk">{t('parallel.cut', { listed, count: counted })}</Note>}
                  <VirtualList<OneDay> label={t('parallel.differences')} rows={days} columns={columns} rowKey={keyOf} />
                </>
              )}
            </Panel>
          </>
        )}
      </div>
    </>
  )
}
