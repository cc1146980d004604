import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { AlarmView } from '../../api/types'
import { useSession } from '../../app/Session'
import { ago, nameOf } from '../../parts/format'
import { alarmSaid } from '../../parts/said'
import { Kbd, Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { Letter } from '../../parts/Stamp'
import { ErrorNote } from '../../parts/State'
import { Scroll } from '../../parts/Scroll'
import { UNPERMITTED } from './UnpermittedPanel'

/** So many leave room for the terminals below, which somebody may have come for. */
const FEW = 5

/** The alarms of the terminal that is looked at, then the latest. */
const shownFirst = (alarms: AlarmView[], chosen?: string) =>
  [...alarms.filter((alarm) => alarm.terminalId === chosen), ...alarms.filter((alarm) => alarm.terminalId !== chosen)].slice(0, FEW)

/** What terminals did that somebody should look at; an alarm stays until a person closes it with a reason. */
export function Alarms({ alarms, chosen, choose }: { alarms: AlarmView[]; chosen?: string; choose: (terminalId: string) => void }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const [all, setAll] = useState(false)
  const [closing, setClosing] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const close = async (id: string) => {
    setError(null)
    try {
      await api.closeAlarm(id, reason)
      setClosing(null)
      setReason('')
      await queries.invalidateQueries({ queryKey: ['alarms'] })
    } catch (why) {
      setError(why)
    }
  }
  return (
    <Panel title={t('alarm.title', { count: alarms.length })} hint={t('alarm.hint')} flush className="alarms" extra={<SendList name={t('sentList.ALARMS')} list="ALARMS" />}>
      {error !== null && <ErrorNote error={error} />}
      <Scroll label={t('alarm.title', { count: alarms.length })}>
        <table className="ch-list stacks">
          <tbody>
            {(all ? alarms : shownFirst(alarms, chosen)).map((alarm) => (
              <tr key={alarm.id}>
                <td className="nowrap">
                  <button type="button" className="link-button" onClick={() => choose(alarm.terminalId)}>{nameOf(alarm.terminalName, i18n.language)}</button>
                </td>
                <td><Letter code="BACKLOG" /> <strong>{t(`alarm.kind.${alarm.kind}`)}</strong> <span className="soft">{t(`alarm.do.${alarm.kind}`)}</span> <span className="small faint">{alarmSaid(alarm.kind, alarm.detail, t, i18n.language)}</span>{alarm.kind === 'NOT_PERMITTED' && can('punch.read') && <> <Link className="underlined small nowrap" to={`/terminals?id=${alarm.terminalId}${UNPERMITTED}`}>{t('unpermitted.who')}</Link></>}</td>
                <td className="num nowrap faint">{t('alarm.since', { ago: ago(alarm.last, i18n.language), count: alarm.count })}</td>
                <td className="num">
                  {can('terminal.write') &&
                    (closing === alarm.id ? (
                      <form
                        className="row tight alarm-close"
                        onSubmit={(event) => {
                          event.preventDefault()
                          void close(alarm.id)
                        }}
                      >
                        <Input autoFocus aria-label={t('fields.reason')} placeholder={t('fields.reason')} value={reason} onChange={(event) => setReason(event.target.value)} onKeyDown={(event) => event.key === 'Escape' && setClosing(null)} />
                        <Button type="primary" htmlType="submit" disabled={!reason.trim()}>{t('alarm.close')} <Kbd>↵</Kbd></Button>
                      </form>
                    ) : (
                      <button type="button" className="link-button nowrap" onClick={() => { setClosing(alarm.id); setReason('') }}>{t('alarm.close')}…</button>
                    ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {alarms.length > FEW && (
        <button type="button" className="link-button alarms-more" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t('alarm.fewer') : t('alarm.all', { count: alarms.length })}</button>
      )}
    </Panel>
  )
}
