import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { TerminalView } from '../../api/types'
import { useSession } from '../../app/Session'
import { nameOf, shortDay } from '../../parts/format'
import { PunchMark } from '../../parts/PunchMark'
import { Empty, Loaded } from '../../parts/State'

/** The last punches of one terminal. */
export function TerminalTabs({ terminal }: { terminal: TerminalView }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const query = useQuery({ queryKey: ['punches', 'terminal', terminal.id], queryFn: () => api.punches({ terminalId: terminal.id, limit: 12 }), enabled: can('punch.read') })
  if (!can('punch.read')) return null
  return (
    <section>
      <h3>{t('terminal.lastPunches')}</h3>
      <Loaded query={query} rows={4}>
        {(slice) =>
          slice.items.length === 0 ? (
            <Empty>{t('terminal.noPunches')}</Empty>
          ) : (
            <table className="ch-list">
              <tbody>
                {slice.items.map((punch) => (
                  <tr key={punch.position}>
                    <td className="nowrap faint">{shortDay(punch.local.slice(0, 10), i18n.language, false)}</td>
                    <td className="nowrap strong">{punch.local.slice(11, 19)}</td>
                    <td><PunchMark method={punch.method} /></td>
                    <td>{punch.employeeId ? nameOf(punch.name, i18n.language) : <span className="tone-unk">{punch.subject ?? t('stream.nobody')}</span>}</td>
                    <td className="faint small">{punch.flags.map((flag) => t(`punchFlag.${flag}`, { defaultValue: flag })).join(t('manners.listed'))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </section>
  )
}
