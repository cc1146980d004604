import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api } from '../../api/calls'
import { MOST } from '../../api/call'
import type { Board, BoardRow, Presence, Visitor } from '../../api/types'
import { useLive } from '../../app/Changes'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { ago, clock, nameOf } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { useDepartmentName } from '../../parts/names'
import { Scroll } from '../../parts/Scroll'
import { Stamp } from '../../parts/Stamp'
import { Empty, Loaded } from '../../parts/State'
import { MissingYear } from './MissingYear'
import { Stream } from './Stream'
import { WorkList } from './WorkList'
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
      <div className="today-page">
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
  const visitors = useVisitorsInside()
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
            {visitors && <th className="num">{t('areas.visitors')}</th>}
            <th>{t('today.data')}</th>
          </tr>
        </thead>
        <tbody>
          {board.sites.length > 1 && <BoardLine row={total} name={t('today.allSites')} open={open} visitors={visitors?.length} total />}
          {rows.map((row) => (
            <BoardLine key={row.siteId} row={row} name={nameOf(row.name, i18n.language)} open={open} asOf={board.asOf} visitors={visitors?.filter((one) => one.siteId === row.siteId).length} />
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

/** Who is inside as somebody's visitor; nothing for whoever may not see them. */
function useVisitorsInside(): Visitor[] | undefined {
  const { can } = useSession()
  const { data } = useQuery({ queryKey: ['visitors', 'inside'], queryFn: () => api.visitors({ view: 'INSIDE', limit: MOST }), enabled: can('visitor.admit') && can('visitor.register'), refetchInterval: 60_000 })
  return data?.items
}

interface LineProps {
  row: BoardRow
  name: string
  open: (names: Names) => void
  total?: boolean
  asOf?: string
  visitors?: number
}

function BoardLine({ row, name, open, total = false, asOf, visitors }: LineProps) {
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
      {visitors !== undefined && (
        <td className="num" data-label={t('areas.visitors')}>
          <Link className={`figure${visitors === 0 ? ' zero' : ''}`} to="/visitors?view=INSIDE"><span className="hidden-text">{`${name} ${t('areas.visitors')} `}</span>{visitors}</Link>
        </td>
      )}
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
                        {[person.employee.number, department(person.employee.departmentId)].filter(Boolean).join(' · ')}
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
