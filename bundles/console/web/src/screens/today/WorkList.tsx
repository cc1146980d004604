import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Drawer, Segmented } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api } from '../../api/calls'
import type { ExceptionView, MissedPunchSuggestion, PersonDay } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { useKeys } from '../../app/keys'
import { useFilters } from '../../app/useFilters'
import { ELSEWHERE, figureOf, useBlocked, useWaiting, WORK_DAYS } from '../../app/waiting'
import { addDays, hm, nameOf, shortDay } from '../../parts/format'
import { type Column, VirtualList } from '../../parts/grid/VirtualList'
import { useDepartmentName, useShiftPlan } from '../../parts/names'
import { Kbd, Panel } from '../../parts/Panel'
import { Severity } from '../../parts/Severity'
import { SendList } from '../../parts/SendList'
import { Letter, Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote, Loading } from '../../parts/State'
import { lacking } from '../attendance/evidence'
import { EvidenceLines } from '../attendance/EvidenceLines'
import { SideDay } from '../attendance/SideDay'
import { Bulk, isAcceptable } from './Bulk'
import { suggestionFor, type Suggestions, useSuggestions } from './suggestions'

const CATEGORIES: { key: string; kinds: string[]; letter: string; corrected?: boolean }[] = [
  { key: 'missing', kinds: ['MISSING_IN', 'MISSING_OUT', 'MAX_SPAN'], letter: 'MISSING', corrected: true },
  { key: 'absent', kinds: ['ABSENT', 'HALF_DAY'], letter: 'ABSENT', corrected: true },
  { key: 'lateEarly', kinds: ['LATE', 'EARLY'], letter: 'LATE' },
  { key: 'unplanned', kinds: ['UNASSIGNED'], letter: 'UNPLANNED' },
  { key: 'other', kinds: ['CLOCK_SKEW', 'OTHER'], letter: 'UNKNOWN' },
]

const STATUS_OF: Record<string, string> = { HALF_DAY: 'HALF_DAY_ABSENT', UNASSIGNED: 'UNPLANNED', MAX_SPAN: 'MISSING', CLOCK_SKEW: 'CLOCK_OFF', OTHER: 'UNKNOWN' }

const GRAVITY = ['HIGH', 'MEDIUM', 'LOW'] as const

type Gravity = (typeof GRAVITY)[number]

const gravity = (row: ExceptionView) => GRAVITY.indexOf(row.severity)

const keyOf = (row: ExceptionView) => `${row.employee.id} ${row.date} ${row.kind}`

/** The work list: what the last days left to clear, by kind. Space shows the day beside it; its act begins what usually settles it. */
export function WorkList() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { date, site } = usePlace()
  const from = addDays(date, -WORK_DAYS)
  const query = useInfiniteQuery({
    queryKey: ['exceptions', from, date, site?.id],
    queryFn: ({ pageParam }) => api.exceptions({ from, until: date, siteId: site?.id, openOnly: true, limit: 500, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  })
  useEffect(() => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }, [query])
  const all = useMemo(() => (query.data?.pages.flatMap((page) => page.items) ?? []).sort((a, b) => gravity(a) - gravity(b) || b.date.localeCompare(a.date) || a.employee.number.localeCompare(b.employee.number)), [query.data])
  const filters = useFilters()
  const severity = GRAVITY.find((one) => one === filters.read('severity'))
  const filter = (next: Gravity | undefined) => filters.put('severity', next)
  const rows = useMemo(() => (severity ? all.filter((row) => row.severity === severity) : all), [all, severity])
  const [picking, pick] = useState<string | null>(null)
  // The kind of the gravest, until one is chosen.
  const category = picking ?? CATEGORIES.find((one) => rows.some((row) => one.kinds.includes(row.kind) && row.severity === rows[0]?.severity))?.key ?? 'missing'
  const [side, setSide] = useState<string | null>(null)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const chosen = CATEGORIES.find((one) => one.key === category)
  const shown = useMemo(() => rows.filter((row) => chosen?.kinds.includes(row.kind)), [rows, chosen])
  const { suggestions, looking } = useSuggestions(from, date, site?.id, category === 'missing' && shown.length > 0)
  const accepts = can('period.approve')
  const enters = can('request.enter')
  const canMark = (row: ExceptionView) => (accepts && isAcceptable(row)) || (enters && suggestionFor(row, suggestions) !== undefined)
  const acts = shown.some(canMark)
  // What is seen is what is acted upon: rows of another kind keep their marks and are not among them.
  const picked = acts ? shown.filter((row) => marked.has(keyOf(row))) : []
  const unmark = (gone: ExceptionView[]) => setMarked((old) => new Set([...old].filter((key) => !gone.some((row) => keyOf(row) === key))))
  const corrects = chosen?.corrected === true && can('request.submit')
  const beside = side === null ? undefined : shown.find((row) => keyOf(row) === side)
  const extra = useElsewhere()
  const total = all.length + extra.reduce((sum, one) => sum + one.count, 0)
  return (
    <Panel
      className="work"
      title={t('work.title')}
      hint={t('work.items', { count: total, days: WORK_DAYS })}
      flush
      extra={
        <>
          <SendList name={t('sentList.EXCEPTIONS')} list="EXCEPTIONS" filters={{ siteId: site?.id, severity, openOnly: true }} />
          <span className="small soft work-keys desk-only">
            <Kbd>j</Kbd> <Kbd>k</Kbd> {t('keys.moveShort')} <Kbd>Space</Kbd> {t('keys.openShort')} <Kbd>e</Kbd> {t('keys.actShort')}{acts && <> <Kbd>x</Kbd> {t('keys.mark')}</>}
          </span>
        </>
      }
    >
      <div className="work-body">
        <nav className="work-kinds" aria-label={t('work.kinds')}>
          {CATEGORIES.map((one) => (
            <button
              key={one.key}
              type="button"
              aria-pressed={one.key === category}
              onClick={() => {
                pick(one.key)
                setSide(null)
              }}
            >
              <Letter code={one.letter} />
              <span className="grow">{t(`work.${one.key}`)}</span>
              <b>{rows.filter((row) => one.kinds.includes(row.kind)).length}</b>
            </button>
          ))}
          {extra.map((one) => (
            <Link key={one.key} to={one.to}>
              <Letter code={one.letter} />
              <span className="grow">{t(`work.${one.key}`)}</span>
              <b>{figureOf(one.count, one.more)}</b>
            </Link>
          ))}
        </nav>
        <div className="work-rows">
          {all.length > 0 && <SeverityFilter rows={all} chosen={severity} choose={filter} />}
          {(accepts || enters) && <Bulk rows={picked} suggestions={suggestions} accepts={accepts} enters={enters} unmark={unmark} />}
          {query.error ? <ErrorNote error={query.error} retry={() => void query.refetch()} /> : null}
          {query.isPending ? (
            <Loading rows={8} height={46} what={t('work.title')} />
          ) : shown.length === 0 ? (
            query.error ? null : severity && all.length > 0 ? (
              <Empty action={<Button onClick={() => filter(undefined)}>{t('work.everySeverity')}</Button>}>{t('work.noneSo', { kind: t(`work.${category}`), severity: t(`severity.${severity}`) })}</Empty>
            ) : (
              <Empty>{t('work.none', { kind: t(`work.${category}`) })}</Empty>
            )
          ) : (
            <Rows key={category} rows={shown} corrects={corrects} side={side} choose={setSide} {...(category === 'missing' ? { suggestions, looking } : {})} {...(acts ? { marked, mark: setMarked } : {})} />
          )}
        </div>
      </div>
      <Drawer
        open={beside !== undefined}
        onClose={() => setSide(null)}
        mask={false}
        size={560}
        title={beside ? `${nameOf(beside.employee.name, i18n.language)} · ${shortDay(beside.date, i18n.language)}` : ''}
        extra={beside && <Link to={pathOf(beside, false)}>{t('month.openDay')}</Link>}
      >
        {beside && <SideDay employeeId={beside.employee.id} date={beside.date}>{corrects && ((day) => <Known day={day} row={beside} />)}</SideDay>}
      </Drawer>
    </Panel>
  )
}

interface SeverityFilterProps {
  rows: ExceptionView[]
  chosen: Gravity | undefined
  choose: (severity: Gravity | undefined) => void
}

/** Which rows are listed, by how grave they are, with how many there are of each. */
function SeverityFilter({ rows, chosen, choose }: SeverityFilterProps) {
  const { t } = useTranslation()
  const options = GRAVITY.map((value) => ({ value, label: `${t(`severity.${value}`)} ${rows.filter((row) => row.severity === value).length}` }))
  return (
    <div className="work-severity">
      <span className="soft desk-only" aria-hidden="true">{t('severity.of')}</span>
      <Segmented<Gravity | ''> size="small" aria-label={t('work.bySeverity')} value={chosen ?? ''} onChange={(next) => choose(next || undefined)} options={[{ value: '', label: `${t('severity.all')} ${rows.length}` }, ...options]} />
    </div>
  )
}

const pathOf = (row: ExceptionView, corrects: boolean, suggestion?: MissedPunchSuggestion) =>
  `/attendance/${row.employee.id}/${row.date}${corrects ? '?correct' : ''}${corrects && suggestion ? `&as=${suggestion.way}&at=${suggestion.at.slice(0, 16)}` : ''}`

/** What else is known around the punch that is missing; each begins the correction with its time. */
function Known({ day, row }: { day: PersonDay; row: ExceptionView }) {
  const { t } = useTranslation()
  const way = lacking(day)
  return (
    <EvidenceLines
      day={day}
      way={way}
      act={(one) => <Link to={`${pathOf(row, true)}&as=${way}&at=${one.dayAfter ? addDays(day.date, 1) : day.date}T${one.time}`} className="strong nowrap">{t('evidenceOf.use')}</Link>}
    />
  )
}

interface RowsProps {
  rows: ExceptionView[]
  /** What is missing is entered by whoever may: the act of a row opens the form. */
  corrects: boolean
  side: string | null
  choose: (row: string | null) => void
  /** Only where punches are missing. */
  suggestions?: Suggestions
  /** More suggestions are on their way. */
  looking?: boolean
  /** Only where something can be done with many. */
  marked?: ReadonlySet<string>
  mark?: (rows: ReadonlySet<string>) => void
}

function Rows({ rows, corrects, side, choose, suggestions, looking, marked, mark }: RowsProps) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const department = useDepartmentName()
  const plan = useShiftPlan()
  const suggested = (row: ExceptionView) => suggestions && suggestionFor(row, suggestions)
  const open = (row: ExceptionView, acts: boolean) => void navigate(pathOf(row, acts, suggested(row)))
  const punched = (row: ExceptionView) => [row.day.firstIn, row.day.lastOut].filter(Boolean).map((at) => at?.slice(11, 16)).join('  ') || '—'
  useKeys({ Escape: () => choose(null) })
  const columns: Column<ExceptionView>[] = [
    {
      key: 'person',
      head: t('work.person'),
      width: 'minmax(112px, 1fr)',
      phone: true,
      cell: (row) => (
        <div className="two-lines">
          <span className="strong ellipsis" title={nameOf(row.employee.name, i18n.language)}>{nameOf(row.employee.name, i18n.language)}</span>
          <span className="ellipsis">{department(row.employee.departmentId) || row.employee.number}</span>
        </div>
      ),
    },
    { key: 'day', head: t('work.day'), width: '86px', phone: true, cell: (row) => <span className="nowrap">{shortDay(row.date, i18n.language)}</span> },
    { key: 'plan', head: `${t('work.plan')} · ${t('work.evidence')}`, width: 'minmax(112px, 0.6fr)', cell: (row) => <div className="two-lines"><span className="ellipsis" title={plan(row.day.shiftCode)}>{plan(row.day.shiftCode)}</span><span>{punched(row)}</span></div> },
    ...(suggestions ? [{ key: 'suggestion', head: t('work.suggestion'), width: 'minmax(104px, 0.8fr)', cell: (row: ExceptionView) => <Suggested row={row} one={suggested(row)} looking={looking === true} corrects={corrects} /> }] : []),
    {
      key: 'status',
      head: `${t('work.status')} · ${t('work.severity')}`,
      width: suggestions ? '124px' : '148px',
      phone: true,
      cell: (row) => {
        const code = STATUS_OF[row.kind] ?? row.kind
        return (
          <div className="two-lines">
            <span><Stamp code={code}>{t(row.kind === 'OTHER' ? `trialWord.${row.name}` : `status.${code}`)}{row.minutes > 0 && ['LATE', 'EARLY'].includes(row.kind) ? ` ${hm(row.minutes)}` : ''}</Stamp></span>
            <span className="nowrap"><span className="hidden-text">{t('severity.of')} </span><Severity of={row.severity} /></span>
          </div>
        )
      },
    },
    { key: 'act', head: t('work.act'), width: corrects ? '80px' : '96px', numeric: true, cell: (row) => <Link to={pathOf(row, corrects, suggested(row))} className="strong nowrap" tabIndex={-1}>{t(corrects ? 'work.correct' : 'work.see')}</Link> },
  ]
  return (
    <VirtualList<ExceptionView>
      label={t('work.title')}
      rows={rows}
      columns={columns}
      rowKey={keyOf}
      chosen={side ?? undefined}
      onChoose={(row) => choose(side === keyOf(row) ? null : keyOf(row))}
      onOpen={(row) => open(row, false)}
      marked={marked}
      onMark={mark}
      acts={{ e: (row) => open(row, corrects) }}
    />
  )
}

/** The time that is suggested and what says so; it begins the correction with that time. */
function Suggested({ row, one, looking, corrects }: { row: ExceptionView; one: MissedPunchSuggestion | undefined; looking: boolean; corrects: boolean }) {
  const { t, i18n } = useTranslation()
  if (!one) return <span className="faint">{looking ? '…' : '—'}</span>
  const time = <><b>{one.at.slice(11, 16)}</b>{one.at.slice(0, 10) > row.date && <span className="faint"> +1</span>}</>
  const place = nameOf(one.terminalName, i18n.language)
  const why = t(`evidenceOf.source.${one.source}`, { count: one.people ?? 0 })
  return (
    <div className="two-lines">
      <span>{corrects ? <Link to={pathOf(row, true, one)} tabIndex={-1}>{time}</Link> : time}</span>
      <span className="ellipsis" title={place ? `${why} · ${place}` : why}>{why}{place && ` · ${place}`}</span>
    </div>
  )
}

/** What waits on other pages, counted as on the entries of the bar. */
function useElsewhere() {
  const waiting = useWaiting()
  const blocked = useBlocked()
  const others = waiting.flatMap(({ kind, count, more }) => (kind === 'EXCEPTIONS' ? [] : [{ ...ELSEWHERE[kind], count, more }]))
  return blocked === undefined ? others : [...others, { key: 'blockers', letter: 'BLOCKED', to: '/attendance/periods', count: blocked, more: false }]
}
