import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { ListedCredential, TerminalListView, TerminalView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { nameOf, stamp } from '../../parts/format'
import { Scroll } from '../../parts/Scroll'
import { SendList } from '../../parts/SendList'
import { Empty, ErrorNote, Loading, Note } from '../../parts/State'

/** Who may use a terminal, as the suite wants it and as the terminal has confirmed it. */
export function TerminalListPanel({ terminal }: { terminal: TerminalView }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const lists = useQuery({ queryKey: ['lists'], queryFn: api.terminalLists })
  const list = lists.data?.find((one) => one.terminalId === terminal.id)
  if (!list) return lists.error ? <ErrorNote error={lists.error} /> : null
  return (
    <section className="stack">
      <h3>{t('list.title')}</h3>
      {list.lists === 'NONE' ? <Note tone="unk">{t('list.decidesItself')}</Note> : can('credential.read') && <Cards terminal={terminal} list={list} />}
      {list.lists === 'KEPT' && !list.reportsRefusals && <p className="small faint">{t('list.noRefusals')}</p>}
    </section>
  )
}

function Cards({ terminal, list }: { terminal: TerminalView; list: TerminalListView }) {
  const { t } = useTranslation()
  const [different, setDifferent] = useState(true)
  const query = useInfiniteQuery({
    queryKey: ['lists', terminal.id, different],
    queryFn: ({ pageParam }) => api.terminalCards(terminal.id, different, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  })
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <p className={list.current ? 'tone-ok' : 'tone-late strong'}>
        {t('list.counts', { confirmed: list.confirmed, expected: list.expected })}
        {list.removals > 0 && ` · ${t('list.removals', { count: list.removals })}`}
        {list.refused > 0 && ` · ${t('list.refused', { count: list.refused })}`}
      </p>
      <Standing list={list} zone={terminal.zone} />
      <Resync terminal={terminal} list={list} />
      <div className="row">
        <label className="row tight small"><Switch size="small" checked={different} onChange={setDifferent} /> {t('list.onlyDifferent')}</label>
        {different && <SendList list="UNDELIVERED" filters={{ terminalId: terminal.id }} />}
      </div>
      {query.error ? <ErrorNote error={query.error} /> : query.isPending ? <Loading rows={3} /> : rows.length === 0 ? <Empty>{t(different ? 'list.noDifference' : 'list.nobody')}</Empty> : <Rows rows={rows} />}
      {query.hasNextPage && <Button size="small" onClick={() => void query.fetchNextPage()}>{t('manners.more')}</Button>}
    </>
  )
}

function Standing({ list, zone }: { list: TerminalListView; zone: string }) {
  const { t } = useTranslation()
  return (
    <p className="small faint">
      {t('list.version', { version: list.listVersion })}
      {list.changed && ` · ${t('list.changed', { time: stamp(list.changed, zone) })}`} · {list.compared ? t('list.compared', { time: stamp(list.compared, zone) }) : t('list.neverCompared')}
      {list.strangers > 0 && <strong className="tone-late"> · {t('list.strangers', { count: list.strangers })}</strong>}
    </p>
  )
}

function Resync({ terminal, list }: { terminal: TerminalView; list: TerminalListView }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const resync = async (purge: boolean) => {
    setError(null)
    try {
      await api.resync(terminal.id, { purge })
      await queries.invalidateQueries({ queryKey: ['lists'] })
    } catch (why) {
      setError(why)
    }
  }
  if (!can('terminal.write') || list.lists !== 'KEPT') return null
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      <div className="row tight">
        <Button size="small" onClick={() => void resync(false)}>{t('list.resync')}</Button>
        {list.strangers > 0 && (
          <Popconfirm title={t('list.purgeAsk', { count: list.strangers })} okText={t('list.purge')} cancelText={t('manners.keep')} onConfirm={() => resync(true)}>
            <Button size="small" danger>{t('list.purge')}…</Button>
          </Popconfirm>
        )}
      </div>
    </>
  )
}

function Rows({ rows }: { rows: ListedCredential[] }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  return (
    <Scroll label={t('list.title')}>
      <table className="ch-list">
        <thead>
          <tr><th>{t('list.person')}</th><th>{t('card.number')}</th><th>{t('list.want')}</th><th>{t('list.state')}</th></tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.credentialId}>
              <td><Link to={`/people/${row.employeeId}?tab=credentials`}>{nameOf(row.employee, i18n.language)}</Link> <span className="faint">{row.employeeNumber}</span></td>
              <td className="nowrap"><span className="faint">{t(`method.${row.kind}`)}</span> <span className="code">{row.number}</span></td>
              <td className="nowrap">{t(`list.wants.${row.want}`)}</td>
              <td><span className={`delivery delivery-${row.state}`}>{t(`desk.delivery.${row.state}`)}</span> <span className="faint small">{stamp(row.since, zone)}</span> {row.detail && <span className="small tone-miss">{t(`list.why.${row.detail}`, { defaultValue: row.detail })}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
