import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Input, Segmented, Select } from 'antd'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { RequestView, Verdict } from '../../api/types'
import { useKeys } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { dayAt, nameOf, shortDay } from '../../parts/format'
import { VirtualList } from '../../parts/grid/VirtualList'
import { useLeaveName } from '../../parts/leaveTypes'
import { useNarrow } from '../../parts/narrow'
import { useHeld } from '../../parts/Held'
import { Kbd, PageHead, Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { Letter } from '../../parts/Stamp'
import { Empty, ErrorNote, Loaded, Loading, Note } from '../../parts/State'
import { Views } from '../../parts/Views'
import { AttendanceTabs } from '../attendance/AttendanceTabs'
import { approveEach } from './Approvals'
import { dateOf, isKind, KINDS, SWAP, takesFiles } from './asking'
import { Attachments } from './Attachments'
import { CARD_REPLACEMENT, deskOf } from './cardAsking'
import { CardRequestFacts } from './CardRequestFacts'
import { Decide } from './Decide'
import { Effects } from './Effects'
import { Standing } from './Standing'
import { RequestLine, RequestStamp, saidOf, Story, useWaiting } from './RequestLine'

const PAGE = 100
const VIEWS = ['mine', 'todo', 'open', 'overdue', 'all'] as const
type View = (typeof VIEWS)[number]
const STATE_OF: Partial<Record<View, RequestView['state']>> = { mine: 'PENDING', open: 'PENDING', todo: 'TO_DO' }

/** What people ask for, as a work list: rows by keyboard, the effect at the side, decided in place. */
export default function Queue() {
  const { t } = useTranslation()
  return (
    <>
      <AttendanceTabs />
      <RequestList head={(count) => <PageHead title={t('request.title')} hint={count}><Views screen="requests" /></PageHead>} />
    </>
  )
}

/** Of one kind, or of all; the head is told how many there are. */
export function RequestList({ kind: only, head }: { kind?: string; head: (count: string | undefined) => ReactNode }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const narrow = useNarrow()
  const { zone } = usePlace()
  const queries = useQueryClient()
  const waiting = useWaiting()
  const leave = useLeaveName()
  const [params, setParams] = useSearchParams()
  const view: View = VIEWS.find((one) => one === params.get('view')) ?? (can('request.approve') ? 'mine' : 'open')
  const kind = only ?? params.get('kind') ?? undefined
  const [text, setText] = useState('')
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  // A link to one request opens it beside the list, whichever rows are in it.
  const [side, setSide] = useState<string | null>(params.get('request'))
  const [asking, ask] = useState<Verdict | null>(null)
  const [failed, setFailed] = useState<ReadonlyMap<string, unknown>>(new Map())
  const held = useHeld()
  const [busy, setBusy] = useState(false)
  const put = (name: string, value: string | undefined) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      if (value) next.set(name, value)
      else next.delete(name)
      return next
    }, { replace: true })

  const query = useInfiniteQuery({
    queryKey: ['requests', 'queue', view, kind],
    queryFn: ({ pageParam }) => api.requests({ kind, state: STATE_OF[view], overdueOnly: view === 'overdue' || undefined, after: pageParam, limit: PAGE }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: (old) => old,
  })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const language = i18n.language
  const rows = useMemo(() => {
    const typed = text.trim().toLowerCase()
    const fits = (request: RequestView) => !typed || `${request.number} ${request.employee.number} ${request.employee.name?.zh} ${request.employee.name?.en} ${request.reason}`.toLowerCase().includes(typed)
    return (query.data?.pages.flatMap((page) => page.items) ?? []).filter((request) => (view !== 'mine' || request.decidable) && fits(request))
  }, [query.data, text, view])
  // What is seen is what is acted upon: a row that a filter hides is not among them.
  const chosen = rows.filter((request) => marked.has(request.id) && request.decidable)
  const listed = rows.find((request) => request.id === side)
  const named = useQuery({ queryKey: ['requests', 'one', side, 'named'], queryFn: () => api.request(side ?? ''), enabled: side !== null && query.isSuccess && !listed })
  const current = listed ?? (side === null ? undefined : named.data)
  const open = (request: RequestView) => {
    setSide(request.id)
    ask(null)
  }
  const approve = async (requests: RequestView[]) => {
    setBusy(true)
    const problems = await approveEach(requests)
    await queries.invalidateQueries({ queryKey: ['requests'] })
    setFailed(problems)
    setMarked(new Set(problems.keys()))
    setBusy(false)
  }
  const approveSoon = () => {
    held.hold(chosen.length, () => void approve(chosen))
    setMarked(new Set())
  }
  useKeys({
    Escape: () => {
      if (side) setSide(null)
      else setMarked(new Set())
    },
    ...(current?.decidable && asking === null ? { a: () => void approve([current]), r: () => ask('REFUSE') } : {}),
    ...(!current && chosen.length > 0 ? { a: approveSoon } : {}),
  })

  return (
    <>
      {head(query.data ? t('request.count', { count: rows.length }) + (hasNextPage ? '+' : '') : undefined)}
      <Panel className="fill" flush label={t('request.title')}>
        <div className="toolbar">
          <Segmented aria-label={t('request.view')} value={view} onChange={(value) => put('view', String(value))} options={VIEWS.filter((one) => one !== 'mine' || can('request.approve')).map((value) => ({ value, label: t(`request.view_${value}`) }))} />
          {!only && <Select className="month-department" aria-label={t('request.kind')} allowClear placeholder={t('request.allKinds')} value={kind} onChange={(value) => put('kind', value)} options={[...KINDS, SWAP, CARD_REPLACEMENT].map((value) => ({ value, label: t(`requestKind.${value}`) }))} />}
          <Input className="month-search" allowClear aria-label={t('request.find')} placeholder={t('request.find')} value={text} onChange={(event) => setText(event.target.value)} />
          <SendList name={t('request.title')} list="REQUESTS" filters={{ kind, state: STATE_OF[view], overdueOnly: view === 'overdue' }} />
        </div>
        {chosen.length > 0 && (
          <div className="toolbar bulk" role="status">
            <strong>{t('request.marked', { count: chosen.length })}</strong>
            <Button type="primary" loading={busy} onClick={approveSoon}>{t('request.approveCount', { count: chosen.length })} <Kbd>a</Kbd></Button>
            <Button onClick={() => setMarked(new Set())}>{t('lists.unmark')} <Kbd>Esc</Kbd></Button>
          </div>
        )}
        {held.note}
        {failed.size > 0 && <Note tone="miss" action={<Button onClick={() => setFailed(new Map())}>{t('request.seen')}</Button>}>{t('request.bulkFailed', { count: failed.size })}<ErrorNote error={[...failed.values()][0]} /></Note>}
        {query.error ? <ErrorNote error={query.error} retry={() => void query.refetch()} /> : null}
        {query.isPending ? (
          <Loading rows={12} height={46} what={t('request.title')} />
        ) : rows.length === 0 ? query.error ? null : (
          <Empty>{t(view === 'mine' ? 'request.nothingForMe' : 'request.none')}</Empty>
        ) : (
          <VirtualList<RequestView>
            label={t('request.title')}
            rows={rows}
            rowKey={(request) => request.id}
            onChoose={open}
            onOpen={(request) => (dayOf(request) ? void navigate(dayOf(request)) : open(request))}
            chosen={side ?? undefined}
            {...(can('request.approve') ? { marked, onMark: setMarked } : {})}
            onEnd={more}
            foot={isFetchingNextPage ? t('manners.loading') : undefined}
            columns={[
              {
                key: 'who',
                head: t('people.name'),
                phone: true,
                width: 'minmax(180px, 1.2fr)',
                cell: (request) => {
                  const { what, when } = saidOf(request, t, language, leave)
                  return (
                    <div className="two-lines">
                      <span className="ellipsis" title={nameOf(request.employee.name, language)}><b>{nameOf(request.employee.name, language)}</b> <span className="faint">{request.employee.number}</span></span>
                      <span className="ellipsis">{narrow ? `${what} · ${when}` : request.reason}</span>
                    </div>
                  )
                },
              },
              {
                key: 'what',
                head: t('request.what'),
                width: 'minmax(240px, 1.6fr)',
                cell: (request) => {
                  const { what, when } = saidOf(request, t, language, leave)
                  return (
                    <span className="row tight">
                      <Letter code={request.kind} size={18} text={t(`requestKind.${request.kind}`, { defaultValue: request.kind })} />
                      <span className="two-lines grow"><span className="ellipsis">{what}</span><span className="ellipsis">{when}</span></span>
                    </span>
                  )
                },
              },
              { key: 'waits', head: t('request.waits'), width: 'minmax(170px, 1fr)', cell: (request) => <span className={request.overdue ? 'tone-miss' : 'soft'}>{waiting(request)}</span> },
              { key: 'asked', head: t('request.asked'), width: '100px', cell: (request) => request.events[0] && shortDay(dayAt(request.events[0].at, zone), language) },
              { key: 'state', head: t('people.status'), width: '120px', phone: true, cell: (request) => <RequestStamp request={request} /> },
            ]}
          />
        )}
        <footer className="month-foot desk-only">
          <span className="soft row tight"><Kbd>j</Kbd> <Kbd>k</Kbd> {t('keys.rows')} · <Kbd>Space</Kbd> {t('keys.side')} · <Kbd>x</Kbd> {t('keys.mark')} · <Kbd>a</Kbd> {t('request.approve')} · <Kbd>r</Kbd> {t('request.refuse')}</span>
        </footer>
      </Panel>
      <Drawer open={current !== undefined} onClose={() => setSide(null)} mask={false} size={480} title={current ? nameOf(current.employee.name, language) : ''} extra={current && dayOf(current) && <Link to={dayOf(current)}>{t('month.openDay')}</Link>}>
        {current && <Side key={current.id} request={current} asking={asking} ask={ask} />}
      </Drawer>
    </>
  )
}

/** The day of the person that a request is about; empty when it is about something else. */
function dayOf(request: RequestView): string {
  const date = isKind(request.kind) ? dateOf(request) : ''
  return date && `/attendance/${request.employee.id}/${date}`
}

/** One request beside the list: what it would change, what was said, and the buttons. */
function Side({ request, asking, ask }: { request: RequestView; asking: Verdict | null; ask: (verdict: Verdict | null) => void }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const { can } = useSession()
  const aboutCard = request.kind === CARD_REPLACEMENT
  const query = useQuery({ queryKey: ['requests', 'one', request.id, request.version], queryFn: () => api.request(request.id) })
  return (
    <div className="stack">
      <RequestLine request={request} />
      {request.decidable && <Standing request={request} />}
      {request.decidable && <Decide request={request} keys asking={asking} ask={ask} />}
      {aboutCard && <CardRequestFacts request={request} linked />}
      {aboutCard && request.state === 'TO_DO' && can('credential.issue') && <p><Link className="file-button" to={deskOf(request)}>{t('cardRequest.toDesk')}</Link></p>}
      {takesFiles(request) && <Attachments request={request} />}
      <Loaded query={query} rows={4}>{(found) => <>{!aboutCard && request.kind !== SWAP && found.state === 'PENDING' && <section><h3>{t('request.preview')}</h3><Effects effects={found.effects ?? []} /></section>}</>}</Loaded>
      <section>
        <h3>{t('request.story')}</h3>
        <Story request={request} zone={zone} />
      </section>
    </div>
  )
}
