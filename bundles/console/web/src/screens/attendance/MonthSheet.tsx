import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Drawer, Input, Segmented } from 'antd'
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { MonthRow } from '../../api/types'
import { useKeys } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { Pick } from '../../parts/Fields'
import { addMonths, clock, daysOfMonth, monthName, monthToLookAt, nameOf, shortDay, stamp } from '../../parts/format'
import { signOf } from '../../parts/grid/cells'
import { useDateKind } from '../../parts/grid/dates'
import { MonthGrid } from '../../parts/grid/MonthGrid'
import { Icon } from '../../parts/Icon'
import { Nobody } from '../../parts/Nobody'
import { Kbd, PageHead, Panel } from '../../parts/Panel'
import { SendReport } from '../../parts/SendList'
import { Reported } from '../../parts/Reported'
import { Letter } from '../../parts/Stamp'
import { ErrorNote, Loading } from '../../parts/State'
import { Views } from '../../parts/Views'
import { AttendanceTabs } from './AttendanceTabs'
import { Carried, CarriedCount } from './Carried'
import { PayCodes } from './PayCodes'
import { PeriodCounts } from './PeriodCounts'
import { SideDay } from './SideDay'
import { useSheetStates } from './useSheetStates'
import './PersonDay.css'

const FIRST = 60
const REST = 500
const FILTERS = ['MISSING', 'ABSENT', 'LATE', 'EARLY', 'OVERTIME', 'UNPLANNED'] as const

/** The codes of a row's days, for the filters above the grid. */
function codesOf(row: MonthRow): Set<string> {
  const codes = new Set<string>()
  for (const day of row.days) {
    const sign = signOf(day)
    if (sign) codes.add(sign.code)
    if ((day.early ?? 0) > 0) codes.add('EARLY')
  }
  return codes
}

export default function MonthSheet() {
  const { t, i18n } = useTranslation()
  const { can, session } = useSession()
  const { date, site, zone } = usePlace()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const month = params.get('month') ?? monthToLookAt(date)
  const department = params.get('department') ?? undefined
  const text = params.get('text') ?? ''
  const asked = useDeferredValue(text)
  const filter = FILTERS.find((code) => code === params.get('show')) ?? null
  const onlyProblems = params.get('cells') === 'problems'
  const [beside, setBeside] = useState(false)
  const [side, setSide] = useState<{ row: MonthRow; date: string } | null>(null)
  const put = (name: string, value: string | undefined) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      if (value) next.set(name, value)
      else next.delete(name)
      return next
    }, { replace: true })
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments, enabled: can('organisation.read') })
  const periods = useQuery({ queryKey: ['periods'], queryFn: api.periods })
  /** Those that are paid with this month. */
  const paid = periods.data?.items.filter((period) => period.until.startsWith(month)) ?? []
  const review = periods.data?.items.find((period) => period.state === 'REVIEW' && period.from.slice(0, 7) <= month && period.until.slice(0, 7) >= month)
  const sheets = useSheetStates(review)
  const calculation = useQuery({ queryKey: ['calculation'], queryFn: api.calculation, refetchInterval: (query) => (query.state.data?.pending ? 2_000 : 30_000) })
  const query = useInfiniteQuery({
    queryKey: ['month', 'sheet', month, site?.id, department, asked],
    queryFn: ({ pageParam }) => api.month({ month, siteId: site?.id, departmentId: department, text: asked || undefined, after: pageParam, limit: pageParam ? REST : FIRST }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: (old) => old,
    staleTime: 60_000,
  })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  // The first rows show at once; the others follow by themselves, so that the figures above are of everybody.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])

  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const codes = useMemo(() => new Map(rows.map((row) => [row.employeeId, codesOf(row)])), [rows])
  const counts = useMemo(() => FILTERS.map((code) => ({ code, count: rows.filter((row) => codes.get(row.employeeId)?.has(code)).length })), [rows, codes])
  const shown = useMemo(() => (filter ? rows.filter((row) => codes.get(row.employeeId)?.has(filter)) : rows), [rows, codes, filter])
  const days = useMemo(() => daysOfMonth(month), [month])
  const kindOf = useDateKind()
  const openDays = useMemo(() => rows.reduce((sum, row) => sum + row.days.filter((day) => signOf(day)?.tone === 'miss' && day.state !== 'PROVISIONAL').length, 0), [rows])

  useKeys({ '[': () => put('month', addMonths(month, -1)), ']': () => put('month', addMonths(month, 1)), Escape: () => setSide(null) })
  const open = useCallback((row: MonthRow, day: string) => void navigate(`/attendance/${row.employeeId}/${day}`), [navigate])
  const show = useCallback((row: MonthRow, day: string) => setSide({ row, date: day }), [])
  const pending = calculation.data?.pending ?? 0

  return (
    <>
      <div className="print-only sheet">
        <h1>{nameOf(session.organisation?.name, i18n.language)} · {t('month.title')} {month}</h1>
        <p>{t('month.printed', { by: session.account.displayName, at: stamp(new Date(), zone) })}</p>
      </div>
      <AttendanceTabs />
      <PageHead title={t('month.title')} hint={`${monthName(month, i18n.language)}${!query.data ? '' : ` · ${t('month.people', { count: rows.length })}${hasNextPage ? '+' : ''}`}${pending > 0 ? ` · ${t('month.pending', { count: pending })}` : calculation.data ? ` · ${t('manners.asOf', { time: clock(calculation.data.asOf, zone) })}` : ''}`}>
        <Views screen="month" />
        {can('report.run') && <SendReport report={{ name: t('month.title'), report: 'MONTH_SHEET', siteId: site?.id, departmentId: department, text: asked }} />}
        <span className="stepper">
          <Button aria-label={t('period.previous')} aria-keyshortcuts="[" onClick={() => put('month', addMonths(month, -1))}>‹</Button>
          <strong>{monthName(month, i18n.language)}</strong>
          <Button aria-label={t('period.next')} aria-keyshortcuts="]" onClick={() => put('month', addMonths(month, 1))}>›</Button>
        </span>
        <Button onClick={() => setBeside(true)}>{t('month.beside')}</Button>
        {can('report.run') && <Button onClick={() => void navigate(`/reports?report=MONTH_SHEET&from=${month}-01&until=${daysOfMonth(month).at(-1)}`)}>{t('month.export')}</Button>}
        <Button icon={<Icon name="print" size={16} />} onClick={() => window.print()}>{t('month.print')}</Button>
      </PageHead>
      <div className="no-print"><Reported until={days.at(-1) ?? date} siteId={site?.id} /></div>
      <Panel className="fill month-panel" flush label={t('month.title')}>
        <div className="toolbar no-print">
          <div className="chips">
            <button type="button" className="chip" aria-pressed={filter === null} onClick={() => put('show', undefined)}>{!query.data ? t('month.everybody') : <>{t('month.all', { count: rows.length })}{hasNextPage ? '+' : ''}</>}</button>
            {counts.filter(({ code, count }) => count > 0 || code === filter).map(({ code, count }) => (
              <button key={code} type="button" className="chip" aria-pressed={filter === code} onClick={() => put('show', filter === code ? undefined : code)}>
                <Letter code={code} /> {t(`status.${code}`)} {count}
              </button>
            ))}
          </div>
          <span className="grow" />
          <Input className="month-search" allowClear aria-label={t('people.search')} placeholder={t('month.search')} value={text} onChange={(event) => put('text', event.target.value)} />
          <Pick className="month-department" things={departments.data} allowClear value={department} placeholder={t('people.allDepartments')} label={t('people.department')} onChange={(value) => put('department', value)} />
          <span className="small soft row tight desk-only"><Kbd>Space</Kbd> {t('month.timeline')}</span>
          <Segmented aria-label={t('month.view')} value={onlyProblems ? 'problems' : 'all'} onChange={(value) => put('cells', value === 'problems' ? 'problems' : undefined)} options={[{ value: 'all', label: t('month.codeTime') }, { value: 'problems', label: t('month.onlyProblems') }]} />
        </div>
        {query.error ? <ErrorNote error={query.error} retry={() => void query.refetch()} /> : null}
        {query.isPending ? (
          <Loading rows={16} height={34} what={t('month.title')} />
        ) : shown.length === 0 ? query.error ? null : (
          <Nobody />
        ) : (
          <MonthGrid rows={shown} sheets={sheets} days={days} onlyProblems={onlyProblems} today={date} kindOf={kindOf} chosen={side ? { employeeId: side.row.employeeId, date: side.date } : undefined} onSide={show} onOpen={open} />
        )}
        <footer className="month-foot">
          <span className="row">
            <span><Letter code="BLOCKED" /> {t('month.stateBLOCKED')}</span>
            <span><Letter code="WAITING" /> {t('month.stateWAITING')}</span>
            {review && ['SHEET_CONFIRMED', 'SHEET_APPROVED', 'SHEET_CHANGED'].map((code) => <span key={code}><Letter code={code} /> {t(`status.${code}`)}</span>)}
          </span>
          {paid.map((period) => <CarriedCount key={period.id} period={period} open={() => setBeside(true)} />)}
          <span className="soft">{query.data && t('month.openDays', { count: openDays })}</span>
        </footer>
      </Panel>
      <Drawer open={beside} onClose={() => setBeside(false)} mask={false} size={560} title={`${t('month.beside')} · ${monthName(month, i18n.language)}`}>
        {beside && (
          <div className="stack">
            {paid.map((period) => <Carried key={period.id} period={period} />)}
            <PayCodes month={month} siteId={site?.id} departmentId={department} />
            <PeriodCounts month={month} siteId={site?.id} departmentId={department} />
          </div>
        )}
      </Drawer>
      <Drawer open={side !== null} onClose={() => setSide(null)} mask={false} size={560} title={side ? `${nameOf(side.row.name, i18n.language)} · ${shortDay(side.date, i18n.language)}` : ''}
        extra={side && <Link to={`/attendance/${side.row.employeeId}/${side.date}`}>{t('month.openDay')}</Link>}>
        {side && <SideDay employeeId={side.row.employeeId} date={side.date} />}
      </Drawer>
    </>
  )
}
