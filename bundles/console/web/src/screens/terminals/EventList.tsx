import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { TerminalView } from '../../api/types'
import { stamp } from '../../parts/format'
import { Loaded } from '../../parts/State'

/** What a terminal reported besides punches, the latest first; nothing where it reports nothing. */
export function EventList({ terminal }: { terminal: TerminalView }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['events', terminal.id], queryFn: () => api.terminalEvents(terminal.id) })
  if (query.data?.items.length === 0) return null
  return (
    <section className="stack">
      <h3>{t('event.title')}</h3>
      <Loaded query={query} rows={3}>
        {(events) => (
          <table className="ch-list">
            <tbody>
              {events.items.map((event) => (
                <tr key={event.id}>
                  <td className="nowrap faint">{stamp(event.received, terminal.zone)}</td>
                  <td>{t(`event.kind.${event.kind}`, { defaultValue: event.kind })} <span className="code faint small">{event.code}</span></td>
                  <td className="faint">{event.holder}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </section>
  )
}
