import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api } from '../../api/calls'
import type { CalendarDraft, LocalName, UnknownTerminal } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { bothNames, LocalNameFields } from '../../parts/Fields'
import { nameOf, offsetOf } from '../../parts/format'
import { Icon } from '../../parts/Icon'
import { Fact, Facts, Panel } from '../../parts/Panel'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { AssignForm } from '../roster/Roster'
import { ShiftForm } from '../roster/ShiftForm'
import { TerminalForm } from '../terminals/TerminalForm'
import { Tray } from '../terminals/Terminals'
import './SetUp.css'

const STEPS = ['site', 'calendar', 'rules', 'people', 'terminal', 'punch'] as const
type StepName = (typeof STEPS)[number]

/** The first run: each step is kept at once, so that somebody else may go on. */
export default function SetUp() {
  const { t } = useTranslation()
  const { session } = useSession()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const done = session.setup?.steps
  const firstOpen = STEPS.find((step) => !done?.[step])
  const [step, setStep] = useState<StepName>(firstOpen ?? 'punch')
  const next = async () => {
    await queries.invalidateQueries({ queryKey: ['session'] })
    const following = STEPS[STEPS.indexOf(step) + 1]
    if (following) setStep(following)
    else void navigate('/today')
  }
  // The last step is done by the first punch itself.
  useEffect(() => {
    if (step !== 'punch' && step !== 'terminal') return
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ['session'] }), 3_000)
    return () => clearInterval(timer)
  }, [step, queries])
  return (
    <div className="setup">
      <aside className="setup-steps pine">
        <h2>{t('setup.title')}</h2>
        <ol>
          {STEPS.map((one, i) => (
            <li key={one} className={`${done?.[one] ? 'done' : ''}${one === step ? ' now' : ''}`}>
              <button type="button" className="plain-button" onClick={() => setStep(one)} aria-current={one === step ? 'step' : undefined}>
                <span className="setup-box">{done?.[one] ? <Icon name="check" size={16} /> : i + 1}</span>
                <span>
                  <strong>{t(`setup.step.${one}`)}</strong>
                  <span className="setup-state">{done?.[one] ? t(`setup.done.${one}`) : t(`setup.open.${one}`)}</span>
                </span>
              </button>
            </li>
          ))}
        </ol>
        <p className="setup-foot">{t('setup.kept')}</p>
      </aside>
      <div className="setup-work">
        <h1>{t('setup.heading', { number: STEPS.indexOf(step) + 1, name: t(`setup.step.${step}`) })}</h1>
        <p className="soft">{t(`setup.text.${step}`)}</p>
        <div className="stack setup-body">
          {step === 'site' && <SiteStep next={next} />}
          {step === 'calendar' && <CalendarStep next={next} />}
          {step === 'rules' && <ShiftStep next={next} />}
          {step === 'people' && <PeopleStep />}
          {step === 'terminal' && <TerminalStep next={next} />}
          {step === 'punch' && <PunchStep seen={done?.punch ?? false} />}
        </div>
        <footer className="spread setup-end">
          <span className="row">
            {STEPS.indexOf(step) > 0 && <Button onClick={() => setStep(STEPS[STEPS.indexOf(step) - 1] ?? 'site')}>{t('setup.back')}</Button>}
            {done?.[step] && step !== 'punch' && <Button type="primary" onClick={() => void next()}>{t('setup.next')}</Button>}
            <Link to="/today">{t('setup.later')}</Link>
          </span>
          <span className="small faint">{t('setup.saved')}</span>
        </footer>
      </div>
    </div>
  )
}

function useSend(next: () => Promise<void>) {
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const send = async (work: () => Promise<unknown>) => {
    setBusy(true)
    setError(null)
    try {
      await work()
      await queries.invalidateQueries()
      await next()
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  return { error, busy, send }
}

function SiteStep({ next }: { next: () => Promise<void> }) {
  const { t, i18n } = useTranslation()
  const { sites } = usePlace()
  const { error, busy, send } = useSend(next)
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: `${zone} ${offsetOf(zone)}` })), [])
  return (
    <>
      {sites.length > 0 && <Note tone="ok">{t('setup.sitesThere', { names: sites.map((site) => nameOf(site.name, i18n.language)).join(t('manners.listed')) })}</Note>}
      {error !== null && <ErrorNote error={error} />}
      <Panel label={t('setup.step.site')}>
        <Form<{ name: LocalName; zone: string }> layout="vertical" requiredMark={false} initialValues={{ zone: Intl.DateTimeFormat().resolvedOptions().timeZone }} onFinish={({ name, zone }) => void send(() => api.addSite({ name: bothNames(name), zone }))}>
          <LocalNameFields />
          <Form.Item name="zone" label={t('terminal.zone')} rules={[{ required: true, message: t('fields.missing') }]}><Select showSearch options={zones} /></Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>{t('setup.addSite')}</Button>
        </Form>
      </Panel>
    </>
  )
}

const SHIPPED = ['CN-2026']

function CalendarStep({ next }: { next: () => Promise<void> }) {
  const { t, i18n } = useTranslation()
  const { sites } = usePlace()
  const calendars = useQuery({ queryKey: ['calendars'], queryFn: api.calendars })
  const { error, busy, send } = useSend(next)
  // A calendar counts where a site keeps it; without that every holiday would be a workday.
  const take = (calendar: CalendarDraft) =>
    send(async () => {
      const made = await api.addCalendar(calendar)
      for (const site of sites.filter((one) => !one.calendarId)) await api.amendSite(site.id, { calendarId: made.id }, site.version)
    })
  const kept = (id: string) => sites.filter((site) => site.calendarId === id).map((site) => nameOf(site.name, i18n.language))
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      {(calendars.data?.length ?? 0) > 0 && <Note tone="ok">{calendars.data?.map((calendar) => <p key={calendar.id}>{t('setup.calendarKept', { name: nameOf(calendar.name, i18n.language), sites: kept(calendar.id).join(t('manners.listed')) || '–' })}</p>)}</Note>}
      <Panel label={t('setup.step.calendar')}>
        <div className="stack">
          {SHIPPED.map((name) => (
            <div key={name} className="spread">
              <span className="two-lines"><strong>{t(`setup.calendar.${name}`)}</strong><span>{t(`setup.calendar.${name}Text`)}</span></span>
              <Button type="primary" loading={busy} onClick={() => void api.shippedCalendar(name).then(take)}>{t('setup.take')}</Button>
            </div>
          ))}
          <div className="spread">
            <span className="two-lines"><strong>{t('setup.calendar.weekend')}</strong><span>{t('setup.calendar.weekendText')}</span></span>
            <Button loading={busy} onClick={() => void take({ name: { zh: '周末双休', en: 'Weekends off' }, restDays: ['SATURDAY', 'SUNDAY'], days: [] })}>{t('setup.take')}</Button>
          </div>
        </div>
      </Panel>
    </>
  )
}

/** The roster begins with the month, so that a stick of past days finds a plan. */
function ShiftStep({ next }: { next: () => Promise<void> }) {
  const { t } = useTranslation()
  const { date } = usePlace()
  const shifts = useQuery({ queryKey: ['shifts'], queryFn: api.shifts })
  const assignments = useQuery({ queryKey: ['assignments'], queryFn: api.assignments })
  if (!shifts.data || !assignments.data) return null
  return shifts.data.length === 0 ? (
    <Panel title={t('setup.firstShift')}><ShiftForm done={() => undefined} /></Panel>
  ) : assignments.data.length === 0 ? (
    <Panel title={t('setup.whoWorks')} hint={t('setup.whoWorksHint')}><AssignForm done={() => void next()} from={`${date.slice(0, 8)}01`} /></Panel>
  ) : (
    <Note tone="ok" action={<Link to="/roster">{t('areas.roster')}</Link>}>{t('setup.rosterThere', { shifts: shifts.data.length, assignments: assignments.data.length })}</Note>
  )
}

function PeopleStep() {
  const { t } = useTranslation()
  return (
    <Panel label={t('setup.step.people')}>
      <div className="row">
        <Link to="/people/import" className="setup-link">{t('people.import')}</Link>
        <Link to="/people">{t('setup.oneByOne')}</Link>
      </div>
    </Panel>
  )
}

function TerminalStep({ next }: { next: () => Promise<void> }) {
  const { t } = useTranslation()
  const unknown = useQuery({ queryKey: ['unknown'], queryFn: api.unknownTerminals, refetchInterval: 2_000 })
  const port = useQuery({ queryKey: ['terminal-port'], queryFn: api.terminalPort })
  const [authorising, setAuthorising] = useState<UnknownTerminal | null>(null)
  const [byHand, setByHand] = useState(false)
  return (
    <>
      <Loaded query={port} rows={1}>
        {(at) => at.port === undefined ? (
          <Note tone="miss">{at.trouble ? <>{t('setUpTerminal.portTrouble')} <span className="code small">{at.trouble}</span></> : t('setUpTerminal.portClosed')}</Note>
        ) : (
          <Facts boxed>
            <Fact label={t('setup.address')}>{[...new Set([...at.hosts, location.hostname])].join(', ')}</Fact>
            <Fact label={t('setup.port')}>{at.port}</Fact>
            <Fact label={t('setup.encryption')}>{at.tlsPort === undefined ? t('setUpTerminal.noTls') : t('setUpTerminal.tlsPort', { port: at.tlsPort })}</Fact>
          </Facts>
        )}
      </Loaded>
      <Panel title={t('setup.unknown')} hint={t('setup.every2')}>
        {authorising ? <TerminalForm unknown={authorising} done={() => void next()} /> : (unknown.data?.length ?? 0) > 0 ? <Tray unknown={unknown.data ?? []} authorise={setAuthorising} /> : <Empty>{t('setup.noneYet')}</Empty>}
      </Panel>
      {byHand ? <Panel title={t('terminal.add')}><TerminalForm done={() => void next()} /></Panel> : <p><Button onClick={() => setByHand(true)}>{t('setup.byHand')}</Button></p>}
    </>
  )
}

/** Waits for a punch; the punches of a terminal without a network come on a stick. */
function PunchStep({ seen }: { seen: boolean }) {
  const { t, i18n } = useTranslation()
  const terminals = useQuery({ queryKey: ['terminals'], queryFn: api.terminals })
  const drivers = useQuery({ queryKey: ['drivers'], queryFn: api.drivers })
  const sticks = (terminals.data ?? []).filter((terminal) => drivers.data?.find((driver) => driver.id === terminal.driver)?.roads.includes('FILE'))
  if (seen) return <Note tone="ok" action={<Link to="/today">{t('areas.today')}</Link>}>{t('setup.punchSeen')}</Note>
  return (
    <>
      <Note tone="leave">{t('setup.punchWait')}</Note>
      {sticks.map((terminal) => (
        <p key={terminal.id}>
          <Link to={`/terminals/${terminal.id}/upload`} className="setup-link">{t('setup.stick', { name: nameOf(terminal.name, i18n.language) })}</Link>
        </p>
      ))}
    </>
  )
}
