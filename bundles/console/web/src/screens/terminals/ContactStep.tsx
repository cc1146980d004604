import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { DriverView, TerminalView, UnknownTerminal } from '../../api/types'
import { ago, nameOf } from '../../parts/format'
import { Note } from '../../parts/State'
import type { Family } from './models'
import { ProbePanel } from './ProbePanel'
import { TerminalForm } from './TerminalForm'

interface Props {
  family: Family
  driver: DriverView | undefined
  terminal: TerminalView | undefined
  registered: (terminal: TerminalView, since?: string) => void
  next: () => void
}

/** Waits for the terminal's call and authorises it, or takes its address and asks it. */
export function ContactStep({ family, driver, terminal, registered, next }: Props) {
  const { t, i18n } = useTranslation()
  const calls = driver?.roads.includes('CALL_IN') ?? false
  if (!terminal) return calls ? <Caller family={family} registered={registered} /> : <TerminalForm driver={family.driver} done={(one) => registered(one, new Date().toISOString())} />
  const isHeard = terminal.state.lastContact !== undefined
  return (
    <div className="stack" aria-live="polite">
      <p className="strong">{nameOf(terminal.name, i18n.language)} <span className="code faint">{terminal.serial}</span></p>
      {isHeard ? (
        <Note tone="ok">{t('setUpTerminal.heard', { ago: ago(terminal.state.lastContact ?? '', i18n.language) })}</Note>
      ) : (
        <Note tone="unk">{t(calls ? 'setUpTerminal.waitCall' : 'setUpTerminal.waitVisit')}</Note>
      )}
      {driver?.roads.includes('VISIT') && terminal.status === 'IN_USE' && <ProbePanel terminal={terminal} />}
      <div className="row"><Button type={isHeard ? 'primary' : 'default'} onClick={next}>{t('setUpTerminal.next')}</Button></div>
    </div>
  )
}

/** Strangers of the family, as they call; what is on the list of serial numbers comes in by itself. */
function Caller({ family, registered }: Pick<Props, 'family' | 'registered'>) {
  const { t, i18n } = useTranslation()
  const unknown = useQuery({ queryKey: ['unknown'], queryFn: api.unknownTerminals, refetchInterval: 2_000 })
  const expected = useQuery({ queryKey: ['expected'], queryFn: api.expectedTerminals, refetchInterval: 4_000 })
  const terminals = useQuery({ queryKey: ['terminals'], queryFn: api.terminals })
  const [chosen, setChosen] = useState<UnknownTerminal | null>(null)
  const [opened] = useState(() => Date.now())
  if (chosen) return <TerminalForm unknown={chosen} done={(one) => registered(one, chosen.firstSeen)} />
  const callers = (unknown.data ?? []).filter((one) => one.driver === family.driver).sort((a, b) => b.firstSeen.localeCompare(a.firstSeen))
  const arrived = (expected.data ?? []).filter((one) => one.arrivedAt !== undefined && Date.parse(one.arrivedAt) >= opened)
  return (
    <div className="stack" aria-live="polite">
      <p className="waiting"><span className="pulse" aria-hidden="true" />{t('setUpTerminal.waiting')}</p>
      {callers.map((one) => (
        <div key={one.serial} className="tray-item">
          <div className="grow">
            <p className="strong">{one.serial}</p>
            <p className="soft small">{[one.model, one.firmware, one.remote].filter(Boolean).join(' · ')}</p>
            <p className="small faint">{t('terminal.trayCalls', { count: one.calls, ago: ago(one.lastSeen, i18n.language) })}</p>
          </div>
          <Button type="primary" onClick={() => setChosen(one)}>{t('setUpTerminal.thisOne')}</Button>
        </div>
      ))}
      {arrived.map((one) => {
        const terminal = terminals.data?.find((each) => each.id === one.terminalId)
        return (
          terminal?.driver === family.driver && (
            <div key={one.id} className="tray-item">
              <div className="grow">
                <p className="strong">{nameOf(terminal.name, i18n.language)} <span className="code faint">{one.serial}</span></p>
                <p className="small faint">{t('setUpTerminal.byList')}</p>
              </div>
              <Button type="primary" onClick={() => registered(terminal, one.arrivedAt)}>{t('setUpTerminal.thisOne')}</Button>
            </div>
          )
        )
      })}
      {callers.length === 0 && arrived.length === 0 && <p className="soft">{t('setUpTerminal.notYet')}</p>}
    </div>
  )
}
