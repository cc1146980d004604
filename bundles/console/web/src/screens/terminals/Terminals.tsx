import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Input } from 'antd'
import { Fragment, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { TerminalListView, TerminalView, UnknownTerminal } from '../../api/types'
import { useKeys } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { ago, nameOf, stamp } from '../../parts/format'
import { Fact, Facts, PageHead, Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { Letter, Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { Views } from '../../parts/Views'
import { SendList } from '../../parts/SendList'
import { PunchMark } from '../../parts/PunchMark'
import { contactSaid, isEngaged } from '../../parts/said'
import { Alarms } from './Alarms'
import { TerminalForm } from './TerminalForm'
import { TerminalListPanel } from './TerminalListPanel'
import { TerminalPages } from './TerminalPages'
import { TerminalTabs } from './TerminalTabs'
import { TerminalTools } from './TerminalTools'
import { UnpermittedPanel } from './UnpermittedPanel'
import { AttemptPanel, rateText } from './AttemptPanel'
import { ClockPanel } from './ClockPanel'
import { CountPanel } from './CountPanel'
import { DoorPanel } from './DoorPanel'
import { ErrandPanel } from './ErrandList'
import { EventList } from './EventList'
import { secondsOf } from './ClockGraph'
import { clockText } from './clockText'
import { heldText, heldTone } from './held'
import { ProbePanel } from './ProbePanel'
import { ListedCell } from './ListedCell'
import { InstallationState } from './InstallationState'
import { MaintenanceLog } from './MaintenanceLog'
import { outagePath } from '../attendance/outage'
import './Terminals.css'

export { clockText }

/** From so many unknown devices on, one is looked for. */
const MANY = 8

/** Longer ago than this, a terminal's punches are behind. */
const BEHIND_MINUTES = 15

/** Nobody may have been able to punch at it. */
const OUT: ReadonlySet<string> = new Set(['UNREACHABLE', 'MISCONFIGURED', 'DRIVER_MISSING', 'SILENT'])

/** How far a clock may be off, in seconds. */
function useTolerance(): number {
  const policy = useQuery({ queryKey: ['clock-policy'], queryFn: api.clockPolicy })
  return policy.data ? secondsOf(policy.data.tolerance) : 60
}

export default function Terminals() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { site } = usePlace()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const onlyProblems = params.get('show') === 'problems'
  const query = useQuery({ queryKey: ['terminals'], queryFn: api.terminals, refetchInterval: 30_000 })
  const unknown = useQuery({ queryKey: ['unknown'], queryFn: api.unknownTerminals, enabled: can('terminal.write'), refetchInterval: 20_000 })
  const alarms = useQuery({ queryKey: ['alarms'], queryFn: api.alarms, refetchInterval: 60_000 })
  const lists = useQuery({ queryKey: ['lists'], queryFn: api.terminalLists })
  const counts7 = useQuery({ queryKey: ['attempt-counts'], queryFn: api.attemptCounts, refetchInterval: 60_000 })
  const attempts = useMemo(() => new Map(counts7.data?.map((one) => [one.terminalId, one])), [counts7.data])
  const alarmed = useMemo(() => new Set(alarms.data?.map((alarm) => alarm.terminalId)), [alarms.data])
  const [tray, setTray] = useState(false)
  const adding = params.get('new') === '1'
  const setAdding = (open: boolean) =>
    setParams((old) => { const next = new URLSearchParams(old); if (open) next.set('new', '1'); else next.delete('new'); return next }, { replace: true })
  const [authorising, setAuthorising] = useState<UnknownTerminal | null>(null)
  const language = i18n.language

  const terminals = useMemo(
    () =>
      (query.data ?? [])
        .filter((terminal) => !site || terminal.siteId === site.id)
        .filter((terminal) => !onlyProblems || terminal.state.kind !== 'ONLINE' || alarmed.has(terminal.id))
        .sort((a, b) => nameOf(a.siteName, language).localeCompare(nameOf(b.siteName, language), language) || nameOf(a.name, language).localeCompare(nameOf(b.name, language), language)),
    [query.data, site, onlyProblems, alarmed, language],
  )
  const id = params.get('id') ?? undefined
  const chosen = terminals.find((terminal) => terminal.id === id) ?? (window.innerWidth >= 1280 ? terminals.find((terminal) => terminal.state.kind !== 'ONLINE') ?? terminals[0] : undefined)
  const choose = (terminal: TerminalView | undefined) =>
    terminal && setParams((old) => { const next = new URLSearchParams(old); next.delete('new'); next.set('id', terminal.id); return next }, { replace: true })
  const move = (step: number) => choose(terminals[Math.min(Math.max(terminals.findIndex((one) => one.id === chosen?.id) + step, 0), terminals.length - 1)])
  useKeys({ j: () => move(1), k: () => move(-1) })

  const counts = new Map<string, number>()
  for (const terminal of query.data ?? []) counts.set(terminal.state.kind, (counts.get(terminal.state.kind) ?? 0) + 1)
  const summary = [t('terminal.count', { count: query.data?.length ?? 0 }), ...[...counts].map(([kind, count]) => `${count} ${t(`status.${kind}`).toLowerCase()}`)].join(' · ')
  const groups = [...new Map(terminals.map((terminal) => [terminal.siteId, nameOf(terminal.siteName, language)]))]

  return (
    <>
      <TerminalPages />
      <PageHead title={t('terminal.title')} hint={query.data ? summary : undefined}>
        {(unknown.data?.length ?? 0) > 0 && (
          <button type="button" className="tray-button" onClick={() => setTray(true)}>
            {t('terminal.unknown', { count: unknown.data?.length ?? 0 })} ›
          </button>
        )}
        <Views screen="terminals" />
        <SendList name={t('terminal.title')} list="TERMINALS" filters={{ siteId: site?.id }} />
        {onlyProblems && <Button onClick={() => setParams({}, { replace: true })}>{t('terminal.showAll')}</Button>}
        {can('terminal.write') && <Button onClick={() => setAdding(true)}>{t('terminal.add')}</Button>}
        {can('terminal.write') && <Button type="primary" onClick={() => void navigate('/terminals/set-up')}>{t('setUpTerminal.title')}</Button>}
      </PageHead>
      {(alarms.data?.length ?? 0) > 0 && <Alarms alarms={alarms.data ?? []} chosen={id} choose={(terminalId) => choose(query.data?.find((one) => one.id === terminalId))} />}
      <div className="columns terminals">
        <Panel label={t('terminal.title')} flush>
          <Loaded query={query} rows={10} what={t('terminal.title')}>
            {() =>
              terminals.length === 0 ? (
                <Empty>{onlyProblems ? t('terminal.noProblems') : t('terminal.none')}</Empty>
              ) : (
                <Scroll label={t('terminal.title')}>
                  <table className="ch-list terminal-list">
                    <thead>
                      <tr>
                        <th>{t('terminal.areaTerminal')}</th>
                        <th>{t('terminal.state')}</th>
                        <th className="num">{t('terminal.contact')}</th>
                        <th className="num">{t('terminal.lastPunch')}</th>
                        <th className="num">{t('terminal.complete')}</th>
                        <th className="num">{t('terminal.clock')}</th>
                        <th className="num">{t('list.confirmed')}</th>
                        <th className="num">{t('terminal.failed')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {groups.map(([siteId, name]) => {
                        const inSite = terminals.filter((terminal) => terminal.siteId === siteId)
                        return (
                          <Fragment key={siteId}>
                            <tr className="group">
                              <td colSpan={8}>{name} <span className="faint">{inSite.length}</span></td>
                            </tr>
                            {inSite.map((terminal) => (
                              <Line key={terminal.id} terminal={terminal} list={lists.data?.find((one) => one.terminalId === terminal.id)} rate={rateText(attempts.get(terminal.id)?.accepted ?? 0, attempts.get(terminal.id)?.refused ?? 0)} alarmed={alarmed.has(terminal.id)} chosen={terminal.id === chosen?.id} choose={() => choose(terminal)} />
                            ))}
                          </Fragment>
                        )
                      })}
                    </tbody>
                  </table>
                </Scroll>
              )
            }
          </Loaded>
        </Panel>
        {chosen && <Detail key={chosen.id} terminal={chosen} />}
      </div>
      <Drawer open={adding} onClose={() => setAdding(false)} mask={false} size={520} destroyOnHidden title={t('terminal.add')}>
        <TerminalForm done={choose} />
      </Drawer>
      <Drawer open={tray} onClose={() => { setTray(false); setAuthorising(null) }} mask={false} size={520} destroyOnHidden title={t('terminal.trayTitle')} extra={!authorising && <SendList list="UNKNOWN_TERMINALS" />}>
        {authorising ? (
          <TerminalForm unknown={authorising} done={(terminal) => { setAuthorising(null); setTray(false); choose(terminal) }} />
        ) : (
          <Tray unknown={unknown.data ?? []} authorise={setAuthorising} />
        )}
      </Drawer>
    </>
  )
}

function Line({ terminal, list, rate, alarmed, chosen, choose }: { terminal: TerminalView; list: TerminalListView | undefined; rate: string; alarmed: boolean; chosen: boolean; choose: () => void }) {
  const { t, i18n } = useTranslation()
  const tolerance = useTolerance()
  const { state } = terminal
  const seconds = state.clockError ? secondsOf(state.clockError) : null
  const behind = terminal.reportedUpTo !== undefined && Date.now() - Date.parse(terminal.reportedUpTo) > BEHIND_MINUTES * 60_000
  return (
    <tr className={`choosable${chosen ? ' chosen' : ''}`} onClick={choose}>
      <td>
        <button type="button" className="plain-button strong" onClick={choose} aria-pressed={chosen}>
          {nameOf(terminal.name, i18n.language)}
        </button>{' '}
        <span className="code faint">{terminal.serial}</span>
      </td>
      <td>{state.kind === 'ONLINE' ? <span className="online">{t('status.ONLINE')}</span> : <Stamp code={state.kind} />} {alarmed && <Letter code="BACKLOG" />}</td>
      <td className="num nowrap">{state.lastContact ? ago(state.lastContact, i18n.language) : '—'}</td>
      <td className="num nowrap">{terminal.lastPunch ? ago(terminal.lastPunch, i18n.language) : '—'}</td>
      <td className={`num nowrap${behind ? ' tone-late strong' : ' faint'}`}>{terminal.reportedUpTo ? ago(terminal.reportedUpTo, i18n.language) : '?'}</td>
      <td className={`num nowrap${seconds !== null && Math.abs(seconds) > tolerance ? ' tone-late strong' : ''}`}>{seconds === null ? '—' : clockText(seconds)}</td>
      <ListedCell list={list} />
      <td className="num nowrap">{rate}</td>
    </tr>
  )
}

function Detail({ terminal }: { terminal: TerminalView }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [editing, setEditing] = useState(false)
  const [asking, setAsking] = useState<TerminalView['status'] | null>(null)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [asked, setAsked] = useState(false)
  const { state } = terminal
  const cause = isEngaged(state.detail) ? 'terminal-engaged' : state.code.replaceAll('.', '-')
  const tolerance = useTolerance()
  const seconds = state.clockError ? secondsOf(state.clockError) : null
  const drivers = useQuery({ queryKey: ['drivers'], queryFn: api.drivers, enabled: can('driver.read') })
  const driver = drivers.data?.find((one) => one.id === terminal.driver)
  const status = async () => {
    if (!asking) return
    setError(null)
    try {
      await api.setTerminal(terminal.id, asking, reason, terminal.version)
      await queries.invalidateQueries({ queryKey: ['terminals'] })
      setAsking(null)
    } catch (why) {
      setError(why)
    }
  }
  const visit = async () => {
    setError(null)
    try {
      await api.visit(terminal.id)
      setAsked(true)
    } catch (why) {
      setError(why)
    }
  }
  const onlyFiles = driver?.roads.every((road) => road === 'FILE') ?? false
  return (
    <Panel
      title={nameOf(terminal.name, i18n.language)}
      hint={`${nameOf(terminal.siteName, i18n.language)} · ${t(`direction.${terminal.direction}`)}`}
      extra={
        <>
          <TerminalTools terminal={terminal} calls={driver?.roads.includes('CALL_IN') ?? false} clears={driver?.capabilities.includes('LOG') ?? false} />
          {can('terminal.write') && (
          <>
            {driver?.roads.includes('VISIT') && <Button size="small" disabled={asked} onClick={() => void visit()}>{asked ? t('terminal.visitAsked') : t('terminal.visit')}</Button>}
            {driver?.roads.includes('FILE') && can('punch.upload') && <Button size="small" onClick={() => void navigate(`/terminals/${terminal.id}/upload`)}>{t('terminal.upload')}</Button>}
            <Button size="small" onClick={() => setEditing(true)}>{t('terminal.change')}</Button>
          </>
          )}
        </>
      }
    >
      <div className="stack">
        {error !== null && <ErrorNote error={error} />}
        <Facts boxed>
          <Fact label={t('terminal.driver')}>{driver ? `${driver.model} ${driver.jar.version}` : terminal.driver}</Fact>
          <Fact label={t('terminal.serial')}>{terminal.serial ?? '–'}</Fact>
          <Fact label={t('terminal.zone')}>{terminal.zone}</Fact>
          <Fact label={t('terminal.clock')}>
            {seconds === null ? '–' : <span className={Math.abs(seconds) > tolerance ? 'tone-late' : undefined}>{clockText(seconds)}</span>}
          </Fact>
          <Fact label={t('terminal.held')}>{state.held === undefined ? '–' : <span className={heldTone(state)}>{heldText(state)}</span>}</Fact>
          <Fact label={t('terminal.firmware')}>{state.firmware ?? '–'}</Fact>
          {driver && !onlyFiles && <Fact label={t('terminal.words')}>{driver.settings.some((field) => field.key === 'message') ? (terminal.settings.message?.value ?? t('terminal.wordsOwn')) : t('terminal.wordsFixed')}</Fact>}
        </Facts>
        {terminal.gateway && (
          <Note tone="unk" action={<Link to="/terminals/gateways">{t('gateway.page')}</Link>}>{t('terminal.behind', { name: terminal.gateway.name })}</Note>
        )}
        {state.kind !== 'ONLINE' && (
          <Note
            action={OUT.has(state.kind) && can('request.enter') && <Link className="nowrap" to={outagePath(terminal.siteId, state.since, terminal.zone)}>{t('fault.whom')}</Link>}
            tone={state.kind === 'UNREACHABLE' || state.kind === 'DRIVER_MISSING' ? 'miss' : state.kind === 'DISABLED' || state.kind === 'NEVER_SEEN' ? 'unk' : 'late'}
          >
            <strong>{t('terminal.since', { state: t(`status.${state.kind}`), time: stamp(state.since, terminal.zone) })}</strong>{' '}
            {t(`terminalReason.${cause}`, { defaultValue: state.code })} <span>{onlyFiles && state.kind === 'NEVER_SEEN' ? t('remedy.UPLOAD') : t([`remedy.${cause}`, `remedy.${state.kind}`], { defaultValue: '' })}</span>
            {state.detail && <p className="small">{contactSaid(state.detail, t)}</p>}
          </Note>
        )}
        {seconds !== null && Math.abs(seconds) > tolerance && <Note tone="late">{t('terminal.clockOff', { time: clockText(seconds) })}</Note>}
        <InstallationState terminal={terminal} />
        {can('terminal.write') && terminal.status === 'IN_USE' && driver?.roads.includes('VISIT') && <ProbePanel terminal={terminal} />}
        {!onlyFiles && <ClockPanel terminal={terminal} settable={(driver?.roads.includes('VISIT') && driver.capabilities.includes('CLOCK')) ?? false} />}
        <CountPanel terminal={terminal} />
        {terminal.gateway && <ErrandPanel terminal={terminal} />}
        {can('terminal.write') && terminal.status === 'IN_USE' && driver?.capabilities.includes('DOOR') && <DoorPanel terminal={terminal} visited={driver.roads.includes('VISIT') || driver.roads.includes('LISTEN')} />}
        <TerminalListPanel terminal={terminal} />
        <UnpermittedPanel terminal={terminal} />
        <AttemptPanel terminal={terminal} />
        <TerminalTabs terminal={terminal} />
        <EventList terminal={terminal} />
        <MaintenanceLog terminal={terminal} />
        {can('terminal.write') &&
          (asking ? (
            <Note tone="late" action={<><Button danger={asking !== 'IN_USE'} onClick={() => void status()}>{t(`terminal.set${asking}`)}</Button> <Button onClick={() => setAsking(null)}>{t('manners.keep')}</Button></>}>
              <p>{t(`terminal.ask${asking}`, { name: nameOf(terminal.name, i18n.language) })}</p>
              <Input aria-label={t('fields.reason')} placeholder={t('fields.reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
            </Note>
          ) : (
            <div className="row">
              {terminal.status === 'DISABLED' ? <Button onClick={() => setAsking('IN_USE')}>{t('terminal.setIN_USE')}…</Button> : <Button onClick={() => setAsking('DISABLED')}>{t('terminal.setDISABLED')}…</Button>}
              {terminal.status !== 'RETIRED' && <Button onClick={() => setAsking('RETIRED')}>{t('terminal.setRETIRED')}…</Button>}
            </div>
          ))}
      </div>
      <Drawer open={editing} onClose={() => setEditing(false)} mask={false} size={520} destroyOnHidden title={t('terminal.change')}>
        <TerminalForm terminal={terminal} done={() => setEditing(false)} />
      </Drawer>
    </Panel>
  )
}

export function Tray({ unknown, authorise }: { unknown: UnknownTerminal[]; authorise: (terminal: UnknownTerminal) => void }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const drivers = useQuery({ queryKey: ['drivers'], queryFn: api.drivers, enabled: can('driver.read') })
  const makeOf = (id: string) => {
    const driver = drivers.data?.find((one) => one.id === id)
    return driver ? `${driver.vendor} ${driver.model}`.trim() : id
  }
  const [error, setError] = useState<unknown>(null)
  const [text, setText] = useState('')
  const about = (terminal: UnknownTerminal) => [makeOf(terminal.driver), terminal.model, terminal.firmware, terminal.remote].filter(Boolean).join(' · ')
  const shown = unknown.filter((terminal) => `${terminal.serial} ${about(terminal)}`.toLowerCase().includes(text.trim().toLowerCase()))
  const dismiss = (serial: string) => api.dismiss(serial).then(() => queries.invalidateQueries({ queryKey: ['unknown'] }), setError)
  if (unknown.length === 0) return <Empty>{t('terminal.trayEmpty')}</Empty>
  return (
    <div className="stack">
      <p className="soft">{t('terminal.trayWhat')}</p>
      {error !== null && <ErrorNote error={error} />}
      {unknown.length > MANY && <Input.Search allowClear aria-label={t('terminal.traySearch')} placeholder={t('terminal.traySearch')} value={text} onChange={(event) => setText(event.target.value)} />}
      {shown.length === 0 && <Empty>{t('terminal.trayNoMatch')}</Empty>}
      {shown.map((terminal) => (
        <div key={terminal.serial} className="tray-item">
          <span className="tray-picture on-pine" aria-hidden="true"><PunchMark method="CARD" colour="#5CC7B2" /></span>
          <div className="grow">
            <p className="strong">{terminal.serial}</p>
            <p className="soft small">{about(terminal)}</p>
            <p className="small faint">{t('terminal.trayCalls', { count: terminal.calls, ago: ago(terminal.lastSeen, i18n.language) })}</p>
          </div>
          <Button onClick={() => void dismiss(terminal.serial)}>{t('terminal.notOurs')}</Button>
          <Button type="primary" onClick={() => authorise(terminal)}>{t('terminal.authorise')}</Button>
        </div>
      ))}
      <p className="small faint"><Link to="/terminals/drivers">{t('terminal.trayDriver')}</Link></p>
    </div>
  )
}
