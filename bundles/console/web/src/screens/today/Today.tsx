import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api } from '../../api/calls'
import type { Board, BoardRow, ExceptionView, Presence, PunchView } from '../../api/types'
import { useLive } from '../../app/Changes'
import { useKeys } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { addDays, ago, clock, hm, nameOf, shortDay } from '../../parts/format'
import { Kbd, PageHead, Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { useDepartmentName, useShiftPlan } from '../../parts/names'
import { PunchMark } from '../../parts/PunchMark'
import { Scroll } from '../../parts/Scroll'
import { Letter, Stamp } from '../../parts/Stamp'
import { Empty, Loaded, Loading } from '../../parts/State'
import { MissingYear } from './MissingYear'
import { useWaitingWork } from './waitingWork'
import './Today.css'

export default function Today() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { site } = usePlace()
  const navigate = useNavigate()
  const board = useQuery({ queryKey: ['today', site?.id], queryFn: () => api.today(site?.id), refetchInterval: 60_000 })
  const last = useQuery({ queryKey: ['punches', 'stream'], queryFn: () => api.punches({ limit: 40 }), enabled: can('punch.read') })
  const [names, setNames] = useState<Names | null>(null)
  const newest = last.data?.items[0]
  const now = useNow(5_000)
  return (
    <>
      <PageHead title={t('today.title')} hint={newest ? t('today.lastPunch', { ago: ago(newest.receivedAt, i18n.language, now) }) : t('today.refreshes')}>
        {can('roll-call.run') && <Button onClick={() => void navigate('/today/roll-calls')}>{t('rollCall.title')}</Button>}
        <Button onClick={() => void navigate('/wall')}>{t('wall.title')}</Button>
      </PageHead>
      <MissingYear />
      <div className="today">
        <Panel className="today-board" label={t('today.board')} flush>
          <Loaded query={board} rows={4} what={t('today.board')}>
            {(data) => <BoardTable board={data} open={setNames} />}
          </Loaded>
        </Panel>
        <div className="today-below">
          <WorkList />
          {can('punch.read') && <Stream punches={last.data?.items} />}
        </div>
      </div>
      <NamesDrawer names={names} close={() => setNames(null)} />
    </>
  )
}

function useNow(every: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}

interface Names {
  siteId?: string
  siteName: string
  state?: Presence
}

const FIGURES = [
  { key: 'expected', state: undefined },
  { key: 'onDuty', state: 'ON_DUTY' },
  { key: 'late', state: 'LATE' },
  { key: 'onBreak', state: 'ON_BREAK' },
  { key: 'missing', state: 'MISSING' },
  { key: 'unknown', state: 'UNKNOWN' },
  { key: 'onLeave', state: 'ON_LEAVE' },
] as const

const MOST_ROWS = 5
const STALE_MINUTES = 10

function BoardTable({ board, open }: { board: Board; open: (names: Names) => void }) {
  const { t, i18n } = useTranslation()
  const [more, setMore] = useState(false)
  const live = useLive()
  const { sites } = usePlace()
  const { can } = useSession()
  const total = useMemo<BoardRow>(() => sum(board.sites), [board])
  if (board.sites.length === 0) {
    return sites.length > 0 || !can('organisation.write') ? (
      <Empty>{t('today.nobodyNow')}</Empty>
    ) : (
      <Empty action={<Link to="/administration/organisation">{t('today.addSite')}</Link>}>{t('today.noSites')}</Empty>
    )
  }
  const rows = more ? board.sites : board.sites.slice(0, MOST_ROWS - 1)
  const away = live.state === 'away' && Date.now() - live.since > 15_000
  return (
    <Scroll label={t('today.board')}>
      <table className={`ch-list stacks board${away ? ' unsure' : ''}`}>
        <thead>
          <tr>
            <th>{t('today.site')}</th>
            <th className="board-bar-head"><span className="hidden-text">{t('today.share')}</span></th>
            {FIGURES.map(({ key }) => (
              <th key={key} className="num">
                {key !== 'expected' && key !== 'onLeave' && <i className={`key key-${key}`} />} {t(`today.${key}`)}
              </th>
            ))}
            <th>{t('today.data')}</th>
          </tr>
        </thead>
        <tbody>
          {board.sites.length > 1 && <BoardLine row={total} name={t('today.allSites')} open={open} total />}
          {rows.map((row) => (
            <BoardLine key={row.siteId} row={row} name={nameOf(row.name, i18n.language)} open={open} asOf={board.asOf} />
          ))}
        </tbody>
      </table>
      {board.sites.length > rows.length && (
        <button type="button" className="link-button board-more" onClick={() => setMore(true)}>
          {t('today.moreSites', { count: board.sites.length - rows.length })}
        </button>
      )}
    </Scroll>
  )
}

function BoardLine({ row, name, open, total = false, asOf }: { row: BoardRow; name: string; open: (names: Names) => void; total?: boolean; asOf?: string }) {
  const { t, i18n } = useTranslation()
  const onTime = row.onDuty - row.late
  const parts = [
    ['onDuty', onTime],
    ['late', row.late],
    ['onBreak', row.onBreak],
    ['missing', row.missing],
    ['unknown', row.unknown],
  ] as const
  const stale = asOf && row.reportedUpTo ? (Date.parse(asOf) - Date.parse(row.reportedUpTo)) / 60_000 : undefined
  return (
    <tr>
      <td className="strong nowrap">{name}</td>
      <td className="board-bar-cell">
        <span className="board-bar" aria-hidden="true">
          {parts.map(([key, count]) => count > 0 && <i key={key} className={`key-${key}`} style={{ flexGrow: count }} />)}
        </span>
      </td>
      {FIGURES.map(({ key, state }) => (
        <td key={key} className="num" data-label={t(`today.${key}`)}>
          <button
            type="button"
            className={`figure figure-${key}${row[key] === 0 ? ' zero' : ''}`}
            onClick={() => open({ siteId: total ? undefined : row.siteId, siteName: name, state })}
          >
            <span className="hidden-text">{`${name} ${t(`today.${key}`)} `}</span>
            {row[key]}
          </button>
        </td>
      ))}
      <td className="nowrap small soft board-data">
        {!total &&
          (stale === undefined ? (
            <><i className="key key-unknown" /> {t('today.noReport')}</>
          ) : stale > STALE_MINUTES ? (
            <><i className="key key-unknown" /> {t('today.stale', { ago: ago(row.reportedUpTo, i18n.language) })}</>
          ) : (
            <><i className="key key-onDuty" /> {t('today.allLive')}</>
          ))}
      </td>
    </tr>
  )
}

function sum(rows: BoardRow[]): BoardRow {
  const total: BoardRow = { siteId: '', expected: 0, onDuty: 0, late: 0, onBreak: 0, missing: 0, unknown: 0, onLeave: 0, shifts: [], posts: [] }
  for (const row of rows) {
    for (const { key } of FIGURES) total[key] += row[key]
  }
  return total
}

function NamesDrawer({ names, close }: { names: Names | null; close: () => void }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const department = useDepartmentName()
  const query = useQuery({
    queryKey: ['today-people', names?.siteId, names?.state],
    queryFn: () => api.todayPeople(names?.siteId, names?.state),
    enabled: names !== null,
  })
  return (
    <Drawer
      open={names !== null}
      onClose={close}
      mask={false}
      size={480}
      title={names ? `${names.siteName} · ${t(`presence.${names.state ?? 'ALL'}`)}` : ''}
      extra={names && <SendList list="PRESENCE" filters={{ siteId: names.siteId, state: names.state }} />}
    >
      <Loaded query={query} rows={10} what={t('today.names')}>
        {(people) =>
          people.length === 0 ? (
            <Empty>{t('today.nobody')}</Empty>
          ) : (
            <table className="ch-list">
              <tbody>
                {people.map((person) => (
                  <tr key={person.employee.id}>
                    <td>
                      <Link to={`/attendance/${person.employee.id}/${person.from.slice(0, 10)}`} className="strong">
                        {nameOf(person.employee.name, i18n.language)}
                      </Link>
                      <div className="faint small">
                        {person.employee.number} · {department(person.employee.departmentId)}
                      </div>
                    </td>
                    <td>
                      <Stamp code={person.presence} />
                    </td>
                    <td className="num nowrap">{person.lastPunch ? localClock(person.lastPunch, zone) : '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Drawer>
  )
}

/** HH:mm of an instant, or of a wall time that has no offset. */
export function localClock(text: string, zone: string): string {
  return /(Z|[+-]\d\d:?\d\d)$/.test(text) ? clock(text, zone) : text.slice(11, 16)
}

const CATEGORIES: { key: string; kinds: string[]; letter: string }[] = [
  { key: 'missing', kinds: ['MISSING_IN', 'MISSING_OUT', 'MAX_SPAN'], letter: 'MISSING' },
  { key: 'absent', kinds: ['ABSENT', 'HALF_DAY'], letter: 'ABSENT' },
  { key: 'lateEarly', kinds: ['LATE', 'EARLY'], letter: 'LATE' },
  { key: 'unplanned', kinds: ['UNASSIGNED'], letter: 'UNPLANNED' },
  { key: 'other', kinds: ['CLOCK_SKEW', 'OTHER'], letter: 'UNKNOWN' },
]

const STATUS_OF: Record<string, string> = { HALF_DAY: 'HALF_DAY_ABSENT', UNASSIGNED: 'UNPLANNED', MAX_SPAN: 'MISSING', CLOCK_SKEW: 'CLOCK_OFF', OTHER: 'UNKNOWN' }
const WORK_DAYS = 7

/** The work list: what the last days left to clear, by kind. Each row opens the day with its explanation. */
function WorkList() {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const { can } = useSession()
  const { date, site } = usePlace()
  const department = useDepartmentName()
  const plan = useShiftPlan()
  const from = addDays(date, -WORK_DAYS)
  const query = useInfiniteQuery({
    queryKey: ['exceptions', from, date, site?.id],
    queryFn: ({ pageParam }) => api.exceptions({ from, until: date, siteId: site?.id, limit: 500, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  })
  useEffect(() => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }, [query])
  // Numbers of nobody lie in nobody's department: they are for those who look after terminals too.
  const companyWide = can('punch.read') && can('terminal.read')
  const unmatched = useQuery({ queryKey: ['punches', 'unmatched'], queryFn: api.unmatched, enabled: companyWide })
  const alarms = useQuery({ queryKey: ['alarms'], queryFn: api.alarms, enabled: can('terminal.read') })
  const toActivate = useQuery({ queryKey: ['credentials', 'to-activate', 'count'], queryFn: () => api.cardsToActivate(), enabled: can('credential.activate') })
  const biometrics = useQuery({ queryKey: ['biometrics', 'pending'], queryFn: api.pendingBiometrics, enabled: can('biometric.approve') })
  const pictures = useQuery({ queryKey: ['picture-reviews'], queryFn: api.pictureReviews, enabled: can('snapshot.review') })
  const cardAlarms = useQuery({ queryKey: ['card-alarms', 'count'], queryFn: () => api.cardAlarms(true), enabled: can('credential.freeze') })
  const rows = useMemo(() => (query.data?.pages.flatMap((page) => page.items) ?? []).sort((a, b) => b.date.localeCompare(a.date) || a.employee.number.localeCompare(b.employee.number)), [query.data])
  const [category, setCategory] = useState('missing')
  const [at, setAt] = useState(0)
  const kinds = CATEGORIES.find((one) => one.key === category)?.kinds ?? []
  const shown = rows.filter((row) => kinds.includes(row.kind))
  const current = shown[at]
  const list = useRef<HTMLTableSectionElement>(null)
  const open = (row: ExceptionView | undefined) => row && void navigate(`/attendance/${row.employee.id}/${row.date}`)
  const move = (step: number) => {
    const next = Math.min(Math.max(at + step, 0), shown.length - 1)
    setAt(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({ j: () => move(1), k: () => move(-1), Enter: () => open(current), e: () => open(current), Space: () => open(current) })
  const extra = [
    ...useWaitingWork(),
    { key: 'unknownCards', letter: 'UNKNOWN_CARD', count: unmatched.data?.items.length ?? 0, to: '/terminals/quarantine', show: companyWide },
    { key: 'terminalsBehind', letter: 'BACKLOG', count: alarms.data?.length ?? 0, to: '/terminals?show=problems', show: can('terminal.read') },
    { key: 'cardsToActivate', letter: 'ISSUED', count: toActivate.data?.items.length ?? 0, to: '/cards/activate', show: can('credential.activate') },
    { key: 'biometrics', letter: 'ISSUED', count: biometrics.data?.length ?? 0, to: '/people/biometrics', show: can('biometric.approve') },
    { key: 'pictures', letter: 'UNKNOWN', count: pictures.data?.length ?? 0, to: '/attendance/pictures', show: can('snapshot.review') },
    { key: 'cardAlarms', letter: 'SUSPENDED', count: cardAlarms.data?.items.length ?? 0, to: '/cards/watch', show: can('credential.freeze') },
  ].filter((one) => one.show)
  const total = rows.length + extra.reduce((all, one) => all + one.count, 0)
  return (
    <Panel
      className="work"
      title={t('work.title')}
      hint={t('work.items', { count: total, days: WORK_DAYS })}
      flush
      extra={
        <>
          <SendList name={t('sentList.EXCEPTIONS')} list="EXCEPTIONS" filters={{ siteId: site?.id }} />
          <span className="small soft work-keys desk-only">
            <Kbd>j</Kbd> <Kbd>k</Kbd> {t('keys.moveShort')} <Kbd>e</Kbd> {t('keys.actShort')}
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
                setCategory(one.key)
                setAt(0)
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
              <b>{one.count}</b>
            </Link>
          ))}
        </nav>
        <Scroll label={t('work.title')} className="work-rows">
          {query.isPending ? (
            <Loading rows={8} height={46} what={t('work.title')} />
          ) : shown.length === 0 ? (
            <Empty>{t('work.none', { kind: t(`work.${category}`) })}</Empty>
          ) : (
            <table className="ch-list stacks work-table">
              <thead>
                <tr>
                  <th>{t('work.person')}</th>
                  <th>{t('work.day')}</th>
                  <th>{t('work.plan')}</th>
                  <th>{t('work.evidence')}</th>
                  <th>{t('work.status')}</th>
                  <th className="num">{t('work.act')}</th>
                </tr>
              </thead>
              <tbody ref={list}>
                {shown.slice(0, 300).map((row, i) => (
                  <tr key={row.employee.id + row.date + row.kind} className={`choosable${i === at ? ' chosen' : ''}`} onClick={() => setAt(i)} onDoubleClick={() => open(row)}>
                    <td>
                      <div className="two-lines">
                        <span className="strong">{nameOf(row.employee.name, i18n.language)}</span>
                        <span>{department(row.employee.departmentId) || row.employee.number}</span>
                      </div>
                    </td>
                    <td className="nowrap">{shortDay(row.date, i18n.language)}</td>
                    <td className="nowrap">
                      {plan(row.day.shiftCode)}
                    </td>
                    <td className="nowrap">{[row.day.firstIn, row.day.lastOut].filter(Boolean).map((at) => at?.slice(11, 16)).join('  ') || '—'}</td>
                    <td>
                      <Stamp code={STATUS_OF[row.kind] ?? row.kind}>
                        {t(`status.${STATUS_OF[row.kind] ?? row.kind}`)}
                        {row.minutes > 0 && ['LATE', 'EARLY'].includes(row.kind) ? ` ${hm(row.minutes)}` : ''}
                      </Stamp>
                    </td>
                    <td className="num">
                      <Link to={`/attendance/${row.employee.id}/${row.date}`} className="strong nowrap" tabIndex={-1}>
                        {t('work.see')}
                      </Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Scroll>
      </div>
    </Panel>
  )
}

/** The punches as they arrive; the list stands still while the pointer or the focus is in it. */
function Stream({ punches }: { punches: PunchView[] | undefined }) {
  const { t, i18n } = useTranslation()
  const live = useLive()
  const [held, setHeld] = useState<PunchView[] | null>(null)
  const known = useRef<Set<number> | null>(null)
  const shown = held ?? punches
  const fresh = held && punches ? punches.filter((punch) => !held.some((old) => old.position === punch.position)).length : 0
  const isNew = (punch: PunchView) => known.current !== null && !known.current.has(punch.position)
  useEffect(() => {
    if (shown) known.current = new Set(shown.map((punch) => punch.position))
  }, [shown])
  const hold = () => setHeld((old) => old ?? punches ?? null)
  return (
    <Panel
      className="stream"
      title={t('stream.title')}
      hint={t('stream.all')}
      flush
      extra={<span className={`small live live-${live.state}`}>{t(`stream.${live.state}`)}</span>}
    >
      <div className="ch-scroll stream-list" onPointerEnter={hold} onPointerLeave={() => setHeld(null)} onFocus={hold} onBlur={() => setHeld(null)}>
        {!shown ? (
          <Loading rows={8} height={46} />
        ) : shown.length === 0 ? (
          <Empty action={<Link to="/terminals">{t('areas.terminals')}</Link>}>{t('stream.none')}</Empty>
        ) : (
          <ul>
            {shown.map((punch) => (
              <li key={punch.position} className={`${isNew(punch) ? 'fresh' : ''}${punch.outcome === 'REFUSED' ? ' refused' : ''}`}>
                <span className={punch.employeeId ? 'face' : 'face hatched'} aria-hidden="true">
                  {punch.employeeId ? nameOf(punch.name, 'zh').slice(0, 1) : ''}
                </span>
                <div className="grow two-lines">
                  <span className="stream-who">
                    {punch.employeeId ? (
                      <Link to={`/attendance/${punch.employeeId}/${punch.local.slice(0, 10)}`} className="strong ellipsis">
                        {nameOf(punch.name, i18n.language)}
                      </Link>
                    ) : (
                      <strong>{t('stream.nobody')}</strong>
                    )}
                    <PunchMark method={punch.method} />
                    {punch.score !== undefined && <span className="faint small">{t('punch.score', { score: punch.score })}</span>}
                    {punch.key !== 'UNSTATED' && <span className="faint small">{t(`key.${punch.key}`)}</span>}
                  </span>
                  <span className="ellipsis">{nameOf(punch.terminalName, i18n.language)}</span>
                </div>
                <div className="stream-when">
                  <span>{punch.local.slice(11, 19)}</span>
                  <StreamWord punch={punch} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className="stream-foot faint small">{held ? (fresh > 0 ? t('stream.fresh', { count: fresh }) : t('stream.still')) : t('stream.holds')}</p>
    </Panel>
  )
}

function StreamWord({ punch }: { punch: PunchView }) {
  const { t, i18n } = useTranslation()
  if (punch.outcome === 'REFUSED') return <b className="tone-miss">{t('stream.refused')}</b>
  if (!punch.employeeId) return <b className="tone-unk">{t('stream.unknown')}</b>
  const flag = punch.flags[0]
  if (flag) return <b className="tone-late">{i18n.exists(`punchFlag.${flag}`) ? t(`punchFlag.${flag}`) : flag}</b>
  const delay = (Date.parse(punch.receivedAt) - Date.parse(punch.at)) / 1000
  return <span className="soft">{delay > 600 ? t('stream.later', { ago: ago(punch.at, i18n.language, Date.parse(punch.receivedAt)) }) : t('stream.counted')}</span>
}
