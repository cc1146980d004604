import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { BoardRow } from '../../api/types'
import { Changes, useLive } from '../../app/Changes'
import { PlaceProvider, usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { ago, clock, longDay, nameOf, today } from '../../parts/format'
import { Mark } from '../../parts/Icon'
import { useDepartmentName, useShiftPlan } from '../../parts/names'
import { Letter } from '../../parts/Stamp'
import { Empty, Loaded } from '../../parts/State'
import { useNow } from '../../parts/useNow'
import { pagesOf, type WallPage } from './wallPages'
import './Wall.css'

const SECONDS = 15
const STALE_MINUTES = 10
/** After this long without a word from the server the figures are greyed: nobody is to take them for now. */
const DEAD = 60_000

const FIGURES = ['expected', 'onDuty', 'late', 'onBreak', 'missing', 'unknown', 'onLeave'] as const
const LETTERS: Partial<Record<(typeof FIGURES)[number], string>> = { late: 'LATE', missing: 'MISSING', unknown: 'UNKNOWN' }

/**
 * The board for a screen on a wall: `?site=` keeps it at one site, `?seconds=` says how long a page stays, and `?names=1` lists
 * who is missing where the account may see people.
 */
export default function Wall() {
  return (
    <PlaceProvider>
      <Changes>
        <Board />
      </Changes>
    </PlaceProvider>
  )
}

function Board() {
  const { t, i18n } = useTranslation()
  const [params] = useSearchParams()
  const { can } = useSession()
  const { sites, zone: home } = usePlace()
  const live = useLive()
  const now = useNow()
  const only = params.get('site') ?? undefined
  const seconds = Math.max(5, Number(params.get('seconds')) || SECONDS)
  const query = useQuery({ queryKey: ['today', only], queryFn: () => api.today(only), refetchInterval: 30_000 })
  const rows = (query.data?.sites ?? []).filter((row) => row.expected > 0 || row.siteId === only)
  const pages = pagesOf(rows)
  const [turn, setTurn] = useState({ at: 0, since: Date.now() })
  useEffect(() => {
    if (now - turn.since >= seconds * 1_000) setTurn({ at: turn.at + 1, since: now })
  }, [now, turn, seconds])
  const page = pages[turn.at % Math.max(pages.length, 1)]
  const zone = sites.find((site) => site.id === page?.row.siteId)?.zone ?? home
  const dead = query.isError || now - query.dataUpdatedAt > DEAD
  return (
    <main className={`wall${dead ? ' wall-dead' : ''}`} lang={i18n.language}>
      <header className="wall-head">
        <Link to="/today" aria-label={t('wall.leave')}><Mark size={40} /></Link>
        <h1>{page ? nameOf(page.row.name, i18n.language) : t('today.title')}</h1>
        {page && <Shifts codes={page.row.shifts} />}
        <span className="wall-date">{longDay(today(zone, new Date(now)), i18n.language)}</span>
        <strong className="wall-clock">{clock(now, zone)}</strong>
      </header>
      <Loaded query={query} rows={4}>
        {() => (page ? <Page page={page} names={params.get('names') === '1' && can('employee.read')} /> : <Empty>{t('today.nobodyNow')}</Empty>)}
      </Loaded>
      <footer className="wall-foot">
        <span className="wall-link" data-state={dead ? 'away' : live.state}>{dead ? t('wall.dead', { ago: ago(query.dataUpdatedAt, i18n.language, now) }) : t(`stream.${live.state}`)}</span>
        {page && <Stale row={page.row} now={now} />}
        {pages.length > 1 && (
          <span className="wall-turn">
            {t('wall.next', { count: Math.max(1, Math.ceil(seconds - (now - turn.since) / 1_000)) })}
            <i className="wall-dots" aria-hidden="true">{pages.map((one, i) => <i key={one.key} className={i === turn.at % pages.length ? 'on' : ''} />)}</i>
          </span>
        )}
      </footer>
    </main>
  )
}

function Shifts({ codes }: { codes: string[] }) {
  const plan = useShiftPlan()
  return <span className="wall-shifts ellipsis">{codes.map(plan).join(' · ')}</span>
}

function Stale({ row, now }: { row: BoardRow; now: number }) {
  const { t, i18n } = useTranslation()
  if (row.unknown === 0) return null
  const stale = row.reportedUpTo ? now - Date.parse(row.reportedUpTo) : Infinity
  if (stale < STALE_MINUTES * 60_000) return null
  return (
    <span className="wall-stale">
      <i className="wall-hatch" aria-hidden="true" />
      {row.reportedUpTo
        ? t('wall.stale', { ago: ago(row.reportedUpTo, i18n.language, now), count: row.unknown })
        : t('wall.never', { count: row.unknown })}
    </span>
  )
}

function Page({ page, names }: { page: WallPage; names: boolean }) {
  const { t } = useTranslation()
  const department = useDepartmentName()
  return (
    <>
      <dl className="wall-figures">
        {FIGURES.map((key) => (
          <div key={key} className={`wall-figure figure-${key}${page.row[key] === 0 ? ' zero' : ''}`}>
            <dt>
              {LETTERS[key] && <Letter code={LETTERS[key]} size={18} />} {t(`wall.${key}`)}
            </dt>
            <dd>{page.row[key]}</dd>
          </div>
        ))}
      </dl>
      <Bar counts={page.row} className="wall-bar" />
      <table className="wall-posts">
        <thead>
          <tr>
            <th>{t('wall.post')}</th>
            <th><span className="hidden-text">{t('today.share')}</span></th>
            {FIGURES.map((key) => <th key={key} className="num">{t(`wall.${key}`)}</th>)}
          </tr>
        </thead>
        <tbody>
          {page.posts.map((post) => (
            <tr key={post.departmentId}>
              <th scope="row">{department(post.departmentId)}</th>
              <td className="wall-post-bar"><Bar counts={post} /></td>
              {FIGURES.map((key) => (
                <td key={key} className={`num figure-${key}${post[key] === 0 ? ' zero' : ''}`}>{post[key] === 0 ? '·' : post[key]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {names && page.row.missing > 0 && <Names siteId={page.row.siteId} />}
    </>
  )
}

function Names({ siteId }: { siteId: string }) {
  const { t, i18n } = useTranslation()
  const { data } = useQuery({ queryKey: ['today-people', siteId, 'MISSING'], queryFn: () => api.todayPeople(siteId, 'MISSING') })
  if (!data?.length) return null
  return (
    <p className="wall-names">
      <b>{t('wall.missing')}</b> {data.map((person) => nameOf(person.employee.name, i18n.language)).join(i18n.language.startsWith('zh') ? '、' : ', ')}
    </p>
  )
}

function Bar({ counts, className = '' }: { counts: Pick<BoardRow, (typeof FIGURES)[number]>; className?: string }) {
  const parts = [['onDuty', counts.onDuty - counts.late], ['late', counts.late], ['onBreak', counts.onBreak], ['missing', counts.missing], ['unknown', counts.unknown]] as const
  return (
    <span className={`wall-share ${className}`} aria-hidden="true">
      {parts.map(([key, count]) => count > 0 && <i key={key} className={`share-${key}`} style={{ flexGrow: count }} />)}
    </span>
  )
}
