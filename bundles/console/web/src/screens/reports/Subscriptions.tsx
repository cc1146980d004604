import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useLocation, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { nameOf, stamp } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { Subscribe, type Subscription } from '../../parts/Subscribe'
import { WhyFailed } from '../../parts/WhyFailed'
import { ReportTabs } from './ReportTabs'
import './Reports.css'

/** What one is sent again and again. A mail leads here with the one that it is of, which is pointed at. */
export default function Subscriptions() {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { can } = useSession()
  const reports = can('report.run')
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['subscriptions'], queryFn: async (): Promise<Subscription[]> => [...(reports ? await api.subscriptions() : []), ...(await api.listSubscriptions())].sort((a, b) => a.name.localeCompare(b.name)), refetchInterval: 30_000 })
  const library = useQuery({ queryKey: ['reports'], queryFn: api.reports, staleTime: Infinity, enabled: reports })
  const [address] = useSearchParams()
  const of = address.get('of')
  const { pathname, search } = useLocation()
  const [editing, setEditing] = useState<Subscription | null>(null)
  const done = () => queries.invalidateQueries({ queryKey: ['subscriptions'] })
  const hurry = useMutation({ mutationFn: async (one: Subscription): Promise<unknown> => ('list' in one ? api.hurryListSubscription(one.id) : api.hurrySubscription(one.id)), onSettled: done })
  const end = useMutation({ mutationFn: async (one: Subscription): Promise<unknown> => ('list' in one ? api.unsubscribeFromList(one.id, one.version) : api.unsubscribe(one.id, one.version)), onSettled: done })
  const error = hurry.error ?? end.error
  const what = (one: Subscription) => ('list' in one ? t(`sentList.${one.list}`) : nameOf(library.data?.find((report) => report.report === one.report)?.name, i18n.language))
  const when = ({ rhythm }: Subscription) =>
    [rhythm.every === 'WEEK' ? t(`subscription.weekdays.${rhythm.day}`) : rhythm.every === 'MONTH' ? t('subscription.dayOfMonth', { day: rhythm.day }) : t('subscription.rhythms.DAY'), rhythm.at].join(' ')
  if (reports && pathname === '/subscriptions') return <Navigate to={`/reports/subscriptions${search}`} replace />
  return (
    <>
      <PageHead title={t(reports ? 'reports.title' : 'subscription.title')} hint={t('subscription.hint')} />
      {reports && <ReportTabs />}
      {error && <ErrorNote error={error} />}
      <Panel title={t('subscription.title')} flush>
        <Loaded query={query} rows={4}>
          {(all) =>
            all.length === 0 ? (
              <Empty action={reports && <Link to="/reports">{t('reports.library')}</Link>}>{t('subscription.none')}</Empty>
            ) : (
              <>
              {of && !all.some((one) => one.id === of) && <Note tone="leave">{t('subscription.gone')}</Note>}
              <Scroll label={t('subscription.title')}>
                <table className="ch-list stacks">
                  <thead><tr><th>{t('subscription.name')}</th><th>{t('subscription.span')}</th><th>{t('subscription.when')}</th><th>{t('subscription.way')}</th><th>{t('subscription.next')}</th><th>{t('subscription.last')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr></thead>
                  <tbody>
                    {all.map((one) => (
                      <Row key={one.id} wanted={one.id === of}>
                        <td><div className="two-lines"><strong>{one.name}</strong><span>{what(one)} · {one.format}</span></div></td>
                        <td>{'list' in one && !one.ofAPeriod ? '' : t(`subscription.spans.${one.span}`)}</td>
                        <td className="nowrap">{when(one)}</td>
                        <td>{t(`outgoing.channels.${one.channel}`)}</td>
                        <td className="nowrap">{one.nextAt ? stamp(one.nextAt, zone) : t('outgoing.isOff')}</td>
                        <td>{one.lastAt && <span className="nowrap">{stamp(one.lastAt, zone)}</span>} {(one.failureCode || one.failure) && <span className="tone-miss"><WhyFailed code={one.failureCode} detail={one.failure} /></span>}</td>
                        <td className="num nowrap">
                          <span className="row tight">
                            {one.on && <button type="button" className="link-button" disabled={hurry.isPending} onClick={() => hurry.mutate(one)}>{t('subscription.now')}</button>}
                            <button type="button" className="link-button" onClick={() => setEditing(one)}>{t('account.change')}</button>
                            <button type="button" className="link-button" disabled={end.isPending} onClick={() => end.mutate(one)}>{t('subscription.end')}</button>
                          </span>
                        </td>
                      </Row>
                    ))}
                  </tbody>
                </table>
              </Scroll>
              </>
            )
          }
        </Loaded>
      </Panel>
      {editing && <Subscribe key={editing.id} old={editing} wanted={kept(editing)} close={() => setEditing(null)} />}
    </>
  )
}

function Row({ wanted, children }: { wanted: boolean; children: ReactNode }) {
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (wanted) row.current?.focus()
  }, [wanted])
  return <tr ref={row} tabIndex={wanted ? -1 : undefined} aria-current={wanted || undefined} className={wanted ? 'chosen' : undefined}>{children}</tr>
}

/** Without what only the server says. */
function kept(one: Subscription) {
  const { id: _id, nextAt: _next, lastAt: _last, failureCode: _code, failure: _failure, version: _version, ...wanted } = one
  if (!('list' in wanted)) return wanted
  const { ofAPeriod: _period, ...list } = wanted
  return list
}
