import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { TerminalView } from '../../api/types'
import { useSession } from '../../app/Session'
import { nameOf } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { Empty, Loaded, Refusal } from '../../parts/State'
import { ContactStep } from './ContactStep'
import { FirstPunch } from './FirstPunch'
import { InstallationSheet } from './InstallationSheet'
import { isLookedAt } from './installationChecks'
import { MenuStep } from './MenuStep'
import { ModelStep } from './ModelStep'
import { familiesOf } from './models'
import './SetUpTerminal.css'

const STEPS = ['model', 'menu', 'contact', 'sheet', 'punch'] as const
type Step = (typeof STEPS)[number]

/**
 * From the box to the first punch. What was chosen is in the address and what was done is on the server, so that it goes on
 * where it stopped, on another machine too.
 */
export default function SetUpTerminal() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const [params, setParams] = useSearchParams()
  const drivers = useQuery({ queryKey: ['drivers'], queryFn: api.drivers, enabled: can('driver.read') })
  const terminals = useQuery({ queryKey: ['terminals'], queryFn: api.terminals, refetchInterval: 4_000 })
  const id = params.get('id')
  const terminal = terminals.data?.find((one) => one.id === id)
  const sheet = useQuery({ queryKey: ['installation', id], queryFn: () => api.installation(id ?? ''), enabled: id !== null })
  const driverId = terminal?.driver ?? params.get('driver') ?? undefined
  const families = familiesOf(drivers.data ?? [])
  const family = families.find((one) => one.driver === driverId)
  const driver = drivers.data?.find((one) => one.id === driverId)
  const go = (changes: Record<string, string | null>) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      for (const [key, value] of Object.entries(changes)) if (value === null) next.delete(key); else next.set(key, value)
      return next
    })
  const done: Record<Step, boolean> = {
    model: driverId !== undefined,
    menu: id !== null || params.get('step') === 'contact',
    contact: terminal?.state.lastContact !== undefined || (id !== null && driver?.roads.every((road) => road === 'FILE') === true),
    sheet: sheet.data !== undefined && isLookedAt(sheet.data),
    punch: terminal?.lastPunch !== undefined,
  }
  const asked = STEPS.find((one) => one === params.get('step'))
  const step: Step = asked ?? STEPS.find((one) => !done[one]) ?? 'punch'
  const isOpen = (one: Step) => one === 'model' || (one === 'menu' || one === 'contact' ? driverId !== undefined : id !== null)

  if (!can('terminal.write')) return <Refusal permission="terminal.write" />
  if (!can('driver.read')) return <Refusal permission="driver.read" />
  const registered = (one: TerminalView, since?: string) => go({ id: one.id, driver: null, step: 'contact', ...(since ? { since } : {}) })
  return (
    <>
      <PageHead title={t('setUpTerminal.title')} hint={terminal ? nameOf(terminal.name, i18n.language) : t('setUpTerminal.hint')}>
        {terminal && <Link to={`/terminals?id=${terminal.id}`}>{t('setUpTerminal.toTerminal')}</Link>}
        <Link to="/terminals/expected">{t('expected.title')}</Link>
        <Link to="/terminals">{t('driver.toTerminals')}</Link>
      </PageHead>
      <div className="mount">
        <ol className="mount-steps">
          {STEPS.map((one, index) => (
            <li key={one} className={[one === step ? 'now' : '', done[one] ? 'done' : ''].join(' ').trim()}>
              <button type="button" disabled={!isOpen(one)} aria-current={one === step ? 'step' : undefined} onClick={() => go({ step: one })}>
                <span className="mount-mark" aria-hidden="true">{done[one] ? '✓' : index + 1}</span>
                <span>{t(`setUpTerminal.step.${one}`)}</span>
                {done[one] && <span className="hidden-text">{t('setUpTerminal.done')}</span>}
              </button>
            </li>
          ))}
        </ol>
        <Panel title={t(`setUpTerminal.step.${step}`)} hint={family ? t(`family.name.${family.driver.replaceAll('.', '-')}`, { defaultValue: driver?.model ?? '' }) : undefined}>
          <Loaded query={drivers} rows={6}>
            {() =>
              step === 'model' ? (
                <ModelStep families={families} chosen={driverId} locked={id !== null} choose={(one) => go({ driver: one, step: 'menu' })} />
              ) : family === undefined ? (
                <Empty>{t('setUpTerminal.noDriver')}</Empty>
              ) : step === 'menu' ? (
                <MenuStep family={family} driver={driver} next={() => go({ step: 'contact' })} />
              ) : step === 'contact' ? (
                <ContactStep family={family} driver={driver} terminal={terminal} registered={registered} next={() => go({ step: 'sheet' })} />
              ) : terminal === undefined ? (
                <Empty>{t('setUpTerminal.noTerminal')}</Empty>
              ) : step === 'sheet' ? (
                <div className="stack">
                  <InstallationSheet terminal={terminal} links={family.links} />
                  <div className="row no-print"><Button onClick={() => go({ step: 'punch' })}>{t('setUpTerminal.next')}</Button></div>
                </div>
              ) : (
                <FirstPunch terminal={terminal} since={params.get('since') ?? undefined} byFile={driver?.roads.every((road) => road === 'FILE') ?? false} />
              )
            }
          </Loaded>
        </Panel>
      </div>
    </>
  )
}
