import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../../api/calls'
import { usePlace } from '../../../app/Place'
import { ago, clock, nameOf, span } from '../../../parts/format'
import { Panel } from '../../../parts/Panel'
import { Letter } from '../../../parts/Stamp'
import { Empty, ErrorNote } from '../../../parts/State'
import { Affected, Deliveries } from '../Deliveries'
import type { AtDesk, Done } from './useDesk'

/** Beside the steps: how far the terminals are, and what was done. */
export function Aside({ at }: { at: AtDesk }) {
  return (
    <div className="stack">
      <Terminals at={at} />
      <DoneToday done={at.done} />
      <Recent />
    </div>
  )
}

function Terminals({ at }: { at: AtDesk }) {
  const { t } = useTranslation()
  const { doing } = at.desk
  if (!doing) return null
  const { act, held, saved } = doing
  if (act === 'suspend' || act === 'resume') {
    const gone = (saved?.state ?? held?.state) === 'SUSPENDED'
    return held ? <Deliveries {...(gone ? { removed: held.id } : { added: held.id })} title={saved ? undefined : t('desk.freezing')} /> : null
  }
  if (saved) return act === 'return' ? <Deliveries removed={held?.id} /> : <Deliveries removed={act === 'replace' ? held?.id : undefined} added={saved.id} />
  return act === 'replace' && at.preview.data ? <Affected terminals={at.preview.data.terminals} /> : null
}

export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length === 0 ? 0 : sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

function DoneToday({ done }: { done: Done[] }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  return (
    <Panel title={t('desk.today')} hint={done.length > 0 ? t('desk.doneHint', { count: done.length, median: Math.round(median(done.map((one) => one.seconds))) }) : undefined} flush>
      {done.length === 0 ? (
        <Empty>{t('desk.noneToday')}</Empty>
      ) : (
        <table className="ch-list">
          <tbody>
            {done.map((one) => (
              <tr key={one.at}>
                <td className="faint">{clock(one.at, zone)}</td>
                <td className="strong">{one.who}</td>
                <td>{t(`desk.act.${one.act}`)}</td>
                <td className="num faint">{span(one.seconds, i18n.language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Recent() {
  const { t, i18n } = useTranslation()
  const query = useQuery({ queryKey: ['credentials', 'recent'], queryFn: () => api.credentials({ limit: 15 }) })
  return (
    <Panel title={t('desk.recent')} hint={t('desk.recentHint')} flush>
      {query.error ? <ErrorNote error={query.error} /> : null}
      <table className="ch-list recent-cards">
        <tbody>
          {query.data?.items.map((card) => (
            <tr key={card.id}>
              <td><Letter code={card.state} /></td>
              <td>
                <div className="two-lines">
                  <Link to={`/people/${card.employeeId}?tab=credentials`} className="strong person-link">{nameOf(card.holder?.name, i18n.language)}</Link>
                  <Link to={`/cards/card/${card.id}`} className="code person-link">{card.number}</Link>
                </div>
              </td>
              <td className="num faint small">{ago(card.revokedAt ?? card.issuedAt, i18n.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
