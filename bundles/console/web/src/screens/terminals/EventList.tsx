import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { TerminalView } from '../../api/types'
import { stamp } from '../../parts/format'
import { Loaded } from '../../parts/State'

const AT_THE_MENU = [
  'MENU_ENTERED', 'SETTINGS_CHANGED', 'CLOCK_SET', 'FACTORY_RESET', 'PUNCHES_CLEARED', 'HOLDERS_CLEARED',
  'ADMINISTRATORS_CLEARED', 'HOLDER_ENROLLED', 'HOLDER_REMOVED', 'CREDENTIAL_ENROLLED', 'CREDENTIAL_REMOVED',
]
const BY_ITSELF = ['STARTED', 'STOPPED', 'FAULT', 'IDENTITY_STATED']

/** Who did it where nobody is named: at an open menu anybody, what a terminal tells of itself the terminal. */
export function namelessText(kind: string): string {
  if (AT_THE_MENU.includes(kind)) return 'event.nobody'
  if (kind === 'ATTEMPT_FAILED') return 'event.unknown'
  return BY_ITSELF.includes(kind) ? 'event.itself' : ''
}

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
                  <td className="faint">{event.holder || (namelessText(event.kind) && t(namelessText(event.kind)))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </section>
  )
}
