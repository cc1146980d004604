import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { TerminalView } from '../../api/types'
import { useSession } from '../../app/Session'
import { stamp } from '../../parts/format'
import { Empty, ErrorNote, Loaded } from '../../parts/State'

/** What was wanted of a terminal that calls or that a gateway serves, and what became of it. */
export function ErrandList({ terminal, none }: { terminal: TerminalView; none: string }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['errands', terminal.id], queryFn: () => api.errands(terminal.id), refetchInterval: 3_000 })
  return (
    <Loaded query={query} rows={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty>{none}</Empty>
        ) : (
          <table className="ch-list">
            <tbody>
              {items.map((one) => (
                <tr key={one.number}>
                  <td className="nowrap faint">{stamp(one.asked, terminal.zone)}</td>
                  <td>{t(`errandKind.${one.kind}`)} {one.holder}</td>
                  <td>{t(`errandState.${one.state}`)} <span className="small faint">{one.kind === 'PROBE' && one.state === 'CONFIRMED' ? '' : one.detail}</span></td>
                  <td className="faint">{one.askedBy}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      }
    </Loaded>
  )
}

/** The head office does not know what such a terminal holds, so reading it again is asked for here. */
export function ErrandPanel({ terminal }: { terminal: TerminalView }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const read = () => api.readAgain(terminal.id).then(() => queries.invalidateQueries({ queryKey: ['errands', terminal.id] }), setError)
  return (
    <section className="stack">
      <h3>{t('errandList.title')}</h3>
      {error !== null && <ErrorNote error={error} />}
      <ErrandList terminal={terminal} none={t('errandList.none')} />
      {can('terminal.write') && terminal.status === 'IN_USE' && (
        <div className="row">
          <Popconfirm title={t('count.readAsk')} okText={t('count.read')} cancelText={t('manners.keep')} onConfirm={() => void read()}>
            <Button size="small">{t('count.read')}</Button>
          </Popconfirm>
        </div>
      )}
    </section>
  )
}
