import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { api } from '../../api/calls'
import type { TerminalView } from '../../api/types'
import { useSession } from '../../app/Session'
import { nameOf, stamp } from '../../parts/format'
import { Scroll } from '../../parts/Scroll'
import { Empty, Loaded } from '../../parts/State'

/** Where an alarm leads that names only a few. */
export const UNPERMITTED = '#unpermitted'

/** Who was let in within the last day though they may not be there, while an alarm about it is open. */
export function UnpermittedPanel({ terminal }: { terminal: TerminalView }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { hash } = useLocation()
  const place = useRef<HTMLElement>(null)
  const alarms = useQuery({ queryKey: ['alarms'], queryFn: api.alarms })
  const wanted = can('punch.read') && (alarms.data?.some((alarm) => alarm.terminalId === terminal.id && alarm.kind === 'NOT_PERMITTED') ?? false)
  const query = useQuery({ queryKey: ['unpermitted', terminal.id], queryFn: () => api.unpermitted(terminal.id), enabled: wanted })
  const shown = wanted && query.data !== undefined
  useEffect(() => {
    if (shown && hash === UNPERMITTED) place.current?.scrollIntoView({ block: 'start' })
  }, [shown, hash])
  if (!wanted) return null
  return (
    <section className="stack unpermitted" ref={place}>
      <h3>{t('unpermitted.title')} {query.data && <span className="faint">{query.data.length}</span>}</h3>
      <p className="small faint">{t('unpermitted.hint')}</p>
      <Loaded query={query} rows={4}>
        {(people) =>
          people.length === 0 ? (
            <Empty>{t('unpermitted.none')}</Empty>
          ) : (
            <Scroll label={t('unpermitted.title')} className="unpermitted-list">
              <table className="ch-list">
                <tbody>
                  {people.map((one) => (
                    <tr key={one.employeeId}>
                      <td><Link to={`/people/${one.employeeId}?tab=credentials`}>{nameOf(one.name, i18n.language)}</Link> <span className="faint">{one.number}</span></td>
                      <td className="num nowrap">{stamp(one.last, terminal.zone)}</td>
                      <td className="num nowrap faint">{t('unpermitted.times', { count: one.times })}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
    </section>
  )
}
