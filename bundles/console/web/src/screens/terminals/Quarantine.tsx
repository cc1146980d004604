import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { nameOf, stamp } from '../../parts/format'
import { quarantineSaid } from '../../parts/said'
import { PageHead, Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { Scroll } from '../../parts/Scroll'
import { Empty, ErrorNote, Loaded, Loading } from '../../parts/State'
import { TerminalPages } from './TerminalPages'

/** What could not become a punch, and punches that are nobody's yet: listed, never dropped. */
export default function Quarantine() {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const unmatched = useQuery({ queryKey: ['punches', 'unmatched'], queryFn: api.unmatched })
  const query = useInfiniteQuery({
    queryKey: ['quarantine'],
    queryFn: ({ pageParam }) => api.quarantine(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  })
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <TerminalPages />
      <PageHead title={t('quarantine.title')} hint={t('quarantine.hint')} />
      <div className="stack">
        <Panel title={t('quarantine.unmatched')} hint={t('quarantine.unmatchedHint')} flush extra={<SendList name={t('quarantine.unmatched')} list="UNMATCHED" />}>
          <Loaded query={unmatched} rows={3}>
            {(slice) =>
              slice.items.length === 0 ? (
                <Empty>{t('quarantine.noUnmatched')}</Empty>
              ) : (
                <table className="ch-list stacks">
                  <thead>
                    <tr><th>{t('quarantine.subject')}</th><th className="num">{t('quarantine.punches')}</th><th>{t('quarantine.first')}</th><th>{t('quarantine.last')}</th><th>{t('punch.terminal')}</th></tr>
                  </thead>
                  <tbody>
                    {slice.items.map((one, i) => (
                      <tr key={i}>
                        <td><span className="faint">{t(`subject.${one.kind}`)}</span> <b className="code">{one.subject ?? '••••'}</b></td>
                        <td className="num" data-label={t('quarantine.punches')}>{one.punches}</td>
                        <td className="nowrap" data-label={t('quarantine.first')}>{stamp(one.first, zone)}</td>
                        <td className="nowrap" data-label={t('quarantine.last')}>{stamp(one.last, zone)}</td>
                        <td>{nameOf(one.terminalName, i18n.language)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )
            }
          </Loaded>
        </Panel>
        <Panel title={t('quarantine.rows')} hint={t('quarantine.rowsHint')} flush extra={<SendList name={t('quarantine.rows')} list="QUARANTINE" />}>
          {query.error ? <ErrorNote error={query.error} /> : null}
          {query.isPending ? (
            <Loading rows={5} />
          ) : rows.length === 0 ? query.error ? null : (
            <Empty>{t('quarantine.none')}</Empty>
          ) : (
            <Scroll label={t('quarantine.rows')}>
              <table className="ch-list stacks">
                <thead>
                  <tr><th>{t('quarantine.received')}</th><th>{t('punch.terminal')}</th><th>{t('quarantine.source')}</th><th>{t('quarantine.reason')}</th><th>{t('quarantine.detail')}</th><th>{t('quarantine.raw')}</th></tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.position}>
                      <td className="nowrap">{stamp(row.receivedAt, zone)}</td>
                      <td>{nameOf(row.terminalName, i18n.language)}</td>
                      <td>{t(`road.${row.road}`, { defaultValue: row.road })} {row.source}{row.line ? ` · ${row.line}` : ''}</td>
                      <td className="strong tone-miss nowrap">{t(`quarantineReason.${row.reason}`, { defaultValue: row.reason })}</td>
                      <td>{quarantineSaid(row.reason, row.detail, t, zone)}</td>
                      <td className="code">{row.raw ?? ''}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
          {query.hasNextPage && <p className="below"><Button onClick={() => void query.fetchNextPage()}>{t('manners.more')}</Button></p>}
        </Panel>
      </div>
    </>
  )
}
