import { useQuery } from '@tanstack/react-query'
import { Button, Input, Segmented } from 'antd'
import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { PersonCycles, WorkCycle } from '../../api/types'
import { useKeys } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { Pick } from '../../parts/Fields'
import { addMonths, daysOfMonth, hm, monthName, nameOf, shortDay, WEEK } from '../../parts/format'
import { ListPanel } from '../../parts/grid/ListPanel'
import { usePages } from '../../parts/grid/usePages'
import type { Column } from '../../parts/grid/VirtualList'
import { Fact, Facts, PageHead } from '../../parts/Panel'
import { Reported } from '../../parts/Reported'
import { SendReport } from '../../parts/SendList'
import { Empty } from '../../parts/State'
import { Stamp } from '../../parts/Stamp'
import { Views } from '../../parts/Views'
import { AttendanceTabs } from './AttendanceTabs'
import './PersonDay.css'

const FILTERS = ['all', 'overtime', 'open'] as const
type Filter = (typeof FILTERS)[number]

interface Row {
  employee: PersonCycles['employee']
  cycle: WorkCycle
}

const WANTED: Record<Filter, (row: Row) => boolean> = {
  all: () => true,
  overtime: ({ cycle }) => cycle.overtime > 0,
  open: ({ cycle }) => cycle.state === 'PROVISIONAL',
}

/** Hours over weeks and cycles that touch a month, each whole: what they come to, whether that is settled, and why. */
export default function WorkCycles() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { date, site } = usePlace()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const month = params.get('month') ?? date.slice(0, 7)
  const department = params.get('department') ?? undefined
  const text = params.get('text') ?? ''
  const asked = useDeferredValue(text)
  const filter = FILTERS.find((one) => one === params.get('show')) ?? 'all'
  const put = (name: string, value: string | undefined) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      if (value) next.set(name, value)
      else next.delete(name)
      return next
    }, { replace: true })
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments, enabled: can('organisation.read') })
  const pages = usePages(['work-cycles', month, site?.id, department, asked], (after) =>
    api.workCycles({ month, siteId: site?.id, departmentId: department, text: asked || undefined, after, limit: 200 }))
  const rows = useMemo(() => pages.rows.flatMap(({ employee, cycles }) => cycles.map((cycle) => ({ employee, cycle }))).filter(WANTED[filter]), [pages.rows, filter])
  useKeys({ '[': () => put('month', addMonths(month, -1)), ']': () => put('month', addMonths(month, 1)) })
  const last = daysOfMonth(month).at(-1) ?? date
  const columns = useColumns()
  return (
    <>
      <AttendanceTabs />
      <PageHead title={t('workCycle.title')} hint={t('workCycle.hint')}>
        <Views screen="work-cycles" />
        {can('report.run') && <SendReport report={{ name: t('workCycle.title'), report: 'WORK_CYCLES', siteId: site?.id, departmentId: department, text: asked }} />}
        <span className="stepper">
          <Button aria-label={t('period.previous')} aria-keyshortcuts="[" onClick={() => put('month', addMonths(month, -1))}>‹</Button>
          <strong>{monthName(month, i18n.language)}</strong>
          <Button aria-label={t('period.next')} aria-keyshortcuts="]" onClick={() => put('month', addMonths(month, 1))}>›</Button>
        </span>
        {can('report.run') && <Button onClick={() => void navigate(`/reports?report=WORK_CYCLES&from=${month}-01&until=${last}`)}>{t('month.export')}</Button>}
      </PageHead>
      <div className="no-print"><Reported until={last} siteId={site?.id} /></div>
      <ListPanel<Row>
        title={t('workCycle.title')}
        pages={{ ...pages, rows }}
        columns={columns}
        rowKey={({ employee, cycle }) => `${employee.id} ${cycle.kind} ${cycle.from}`}
        filters={
          <>
            <Segmented aria-label={t('month.view')} value={filter} onChange={(value) => put('show', value === 'all' ? undefined : value)} options={FILTERS.map((value) => ({ value, label: t(`workCycle.filter.${value}`) }))} />
            <Input className="month-search" allowClear aria-label={t('people.search')} placeholder={t('month.search')} value={text} onChange={(event) => put('text', event.target.value)} />
            <Pick className="month-department" things={departments.data} allowClear value={department} placeholder={t('people.allDepartments')} label={t('people.department')} onChange={(value) => put('department', value)} />
          </>
        }
        empty={<Empty action={can('shift.write') && <Link className="underlined" to="/administration/rules">{t('admin.rules')}</Link>}>{t('workCycle.none')}</Empty>}
        side={(row) => ({ title: `${nameOf(row.employee.name, i18n.language)} · ${t(`workCycle.kind.${row.cycle.kind}`)} ${shortDay(row.cycle.from, i18n.language, false)} – ${shortDay(row.cycle.until, i18n.language, false)}`, body: <Reasons row={row} today={date} /> })}
        onOpen={({ employee }) => void navigate(`/people/${employee.id}?tab=month`)}
      />
    </>
  )
}

function useColumns(): Column<Row>[] {
  const { t, i18n } = useTranslation()
  const length = (key: 'attended' | 'standard' | 'regular' | 'holiday' | 'overtime', phone = false): Column<Row> => ({
    key,
    head: t(`workCycle.${key}`),
    width: '84px',
    numeric: true,
    phone,
    cell: ({ cycle }) => <span className={cycle[key] === 0 ? 'faint' : undefined}>{key === 'standard' && !cycle.basis ? '–' : hm(cycle[key])}</span>,
    text: ({ cycle }) => (key === 'standard' && !cycle.basis ? '' : hm(cycle[key])),
  })
  const dates = ({ cycle }: Row) => `${shortDay(cycle.from, i18n.language, false)} – ${shortDay(cycle.until, i18n.language, false)}`
  const tiers = ({ cycle }: Row) => Object.entries(cycle.tiers).map(([tier, minutes]) => `${tier} ${hm(minutes)}`).join(' · ')
  return [
    { key: 'person', head: t('month.person'), width: 'minmax(100px, 1.2fr)', phone: true, cell: ({ employee }) => <span className="ellipsis"><b>{nameOf(employee.name, i18n.language)}</b> <span className="faint">{employee.number}</span></span>, text: ({ employee }) => `${nameOf(employee.name, i18n.language)} ${employee.number}` },
    { key: 'over', head: t('workCycle.over'), width: 'minmax(128px, 1fr)', phone: true, cell: (row) => <span className="nowrap">{t(`workCycle.kind.${row.cycle.kind}`)} <span className="soft">{dates(row)}</span></span>, text: ({ cycle }) => `${t(`workCycle.kind.${cycle.kind}`)} ${cycle.from} – ${cycle.until}` },
    length('attended'),
    length('standard'),
    length('regular'),
    length('overtime', true),
    { key: 'tiers', head: t('workCycle.tiers'), width: 'minmax(120px, 1fr)', cell: (row) => <span className="ellipsis">{tiers(row)}</span>, text: tiers },
    length('holiday'),
    { key: 'monthly', head: t('workCycle.monthly'), width: 'minmax(92px, 0.8fr)', numeric: true, cell: ({ cycle }) => (!cycle.basis ? '–' : <span className={cycle.overCap > 0 ? 'tone-miss' : undefined}>{hm(cycle.monthly)}{cycle.overCap > 0 && ` (+${hm(cycle.overCap)})`}</span>), text: ({ cycle }) => (cycle.basis ? hm(cycle.monthly) : '') },
    { key: 'state', head: t('month.state'), width: '112px', cell: ({ cycle }) => <Stamp code={cycle.state}>{t(`resultState.${cycle.state}`)}</Stamp>, text: ({ cycle }) => t(`resultState.${cycle.state}`) },
  ]
}

/** What a week or cycle is measured against, in sentences, and what is still open in it. */
function Reasons({ row: { employee, cycle }, today }: { row: Row; today: string }) {
  const { t, i18n } = useTranslation()
  const tiers = (all: WorkCycle['weeklyTiers']) => all.map(({ above, tier }) => t('workCycle.tier', { above: hm(above), tier })).join(', ')
  const said = [
    t('workCycle.counts', { attended: hm(cycle.attended), regular: hm(cycle.regular), overtime: hm(cycle.overtime) }),
    cycle.basis && t(cycle.basis === 'CALENDAR' ? 'workCycle.calendar' : 'workCycle.average', { days: cycle.workdays, standard: hm(cycle.standard) }),
    cycle.monthCap !== undefined && t('workCycle.cap', { time: hm(cycle.monthCap) }),
    cycle.weeklyTiers.length > 0 && t('workCycle.tiersOfWeek', { tiers: tiers(cycle.weeklyTiers) }),
    cycle.biweeklyTiers.length > 0 && t('workCycle.tiersOfTwoWeeks', { tiers: tiers(cycle.biweeklyTiers) }),
    cycle.consecutiveTiers.length > 0 && t('workCycle.tiersOfRow', { day: cycle.consecutiveDay, tiers: tiers(cycle.consecutiveTiers) }),
    ...Object.entries(cycle.weekdayTiers).map(([day, ofDay]) => t('workCycle.tiersOfWeekday', { day: t(`subscription.weekdays.${WEEK.findIndex((one) => one === day) + 1}`), tiers: tiers(ofDay) })),
    cycle.tierRates.length > 0 && t('workCycle.rates', { rates: cycle.tierRates.map(({ above, tier }) => `${tier} ${above} %`).join(', ') }),
    cycle.dailyTiers.length > 0 && `${t('workCycle.tiersOfDate', { tiers: tiers(cycle.dailyTiers) })} ${t(`workCycle.combine.${cycle.combine}`)}`,
    cycle.until >= today && t('workCycle.running', { date: shortDay(cycle.until, i18n.language) }),
    cycle.provisionalDays > 0 && t('workCycle.daysOpen', { count: cycle.provisionalDays }),
    t('workCycle.rules', { code: cycle.ruleSetCode, edition: cycle.edition }),
  ].filter(Boolean)
  return (
    <div className="stack">
      <div className="row"><Stamp code={cycle.state}>{t(`resultState.${cycle.state}`)}</Stamp></div>
      <Facts boxed>
        <Fact label={t('workCycle.attended')}>{hm(cycle.attended)}</Fact>
        {cycle.basis && <Fact label={t('workCycle.standard')}>{hm(cycle.standard)}</Fact>}
        <Fact label={t('workCycle.overtime')}><strong>{hm(cycle.overtime)}</strong></Fact>
        {Object.entries(cycle.tiers).map(([tier, minutes]) => <Fact key={tier} label={tier}>{hm(minutes)}</Fact>)}
        {cycle.basis && <Fact label={t('workCycle.holiday')}>{hm(cycle.holiday)}</Fact>}
        {cycle.basis && <Fact label={t('workCycle.monthly')}>{hm(cycle.monthly)}{cycle.overCap > 0 && <span className="tone-miss"> {t('workCycle.overCap', { time: hm(cycle.overCap) })}</span>}</Fact>}
      </Facts>
      <section>
        <h3>{t('workCycle.why')}</h3>
        <ul>{said.map((sentence, index) => <li key={index}>{sentence}</li>)}</ul>
      </section>
      <p><Link to={`/people/${employee.id}?tab=month`}>{t('workCycle.days')}</Link></p>
    </div>
  )
}
