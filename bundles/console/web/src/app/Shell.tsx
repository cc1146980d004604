import { useQuery } from '@tanstack/react-query'
import { Drawer, Modal, Select } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, NavLink, Outlet, useLocation, useNavigate, useNavigation } from 'react-router'
import { api } from '../api/calls'
import type { Waiting } from '../api/types'
import { clock, dayAt, longDay, nameOf, offsetOf, stamp } from '../parts/format'
import { Icon, Mark } from '../parts/Icon'
import { LanguageSwitch } from '../parts/LanguageSwitch'
import { Kbd } from '../parts/Panel'
import { Empty } from '../parts/State'
import { ChangePassword } from '../screens/signin/ChangePassword'
import { arcsOf, rememberForDial } from '../screens/signin/welcome'
import { type Area, AREAS, areaOf, ownAreas, pageWord, useAreas } from './areas'
import { Bell } from './Bell'
import { Changes, useLive } from './Changes'
import { Commands } from './Commands'
import { Counted } from './Counted'
import { Jobs } from './Jobs'
import { setSingleKeys, singleKeysOn, useKeys } from './keys'
import { PlaceProvider, usePlace } from './Place'
import { Search } from './Search'
import { useSession } from './Session'
import { useBlocked, useWaiting, waitsOf } from './waiting'
import './Shell.css'

export function Shell() {
  return (
    <PlaceProvider>
      <Changes>
        <Frame />
      </Changes>
    </PlaceProvider>
  )
}

/** What the sign-in page of this browser shows next time: the company's name and hour, and the spans of its shifts. */
function useDialMemory(): void {
  const { can, session } = useSession()
  const { zone } = usePlace()
  const { data } = useQuery({ queryKey: ['shifts'], queryFn: api.shifts, enabled: can('shift.read') })
  useEffect(() => rememberForDial({ organisation: session.organisation?.name, zone }), [session.organisation, zone])
  useEffect(() => {
    if (data) rememberForDial({ arcs: arcsOf(data) })
  }, [data])
}

function Frame() {
  useDialMemory()
  const { t } = useTranslation()
  const areas = useAreas()
  const navigate = useNavigate()
  const location = useLocation()
  const { session } = useSession()
  const [menu, setMenu] = useState(false)
  const [help, setHelp] = useState(false)
  const [commands, setCommands] = useState(false)
  const openHelp = useCallback(() => setHelp(true), [])
  const main = useRef<HTMLElement>(null)
  const moving = useNavigation().state !== 'idle'

  useKeys({
    'g *': () => undefined,
    ...Object.fromEntries(areas.map((area) => [`g ${area.key}`, () => void navigate(area.path)])),
    '?': () => setHelp(true),
    '/': () => document.getElementById('search')?.focus(),
    'Ctrl+k': () => setCommands(true),
  })
  useEffect(() => setMenu(false), [location.pathname])

  const waiting = useWaiting()
  const blocked = useBlocked()
  const own = session.account.kind === 'EMPLOYEE'
  const tabs = session.account.employeeId !== undefined && (own || /^\/(own|approvals)\b/.test(location.pathname))
  const area = areaOf(areas, location.pathname)
  const word = pageWord(area, location.pathname)
  const permitted = area !== undefined || areaOf(AREAS, location.pathname) === undefined
  useEffect(() => {
    document.title = word ? `${t(word)} · Clockhouse` : 'Clockhouse'
  }, [word, t])

  return (
    <div className="ch-shell">
      <a className="skip" href="#content" onClick={() => main.current?.focus()}>
        {t('shell.skip')}
      </a>
      <LeftBar areas={areas} waiting={waiting} blocked={blocked} />
      <div className="ch-main">
        <TopBar openMenu={() => setMenu(true)} openHelp={() => setHelp(true)} title={word ? t(word) : 'Clockhouse'} menu={!own} />
        <LiveStrip />
        <div className="strips">
          {session.recoverySaved === false && <RecoveryBar />}
          <BackupBar />
        </div>
        <main className="ch-page" id="content" ref={main} tabIndex={-1} aria-busy={moving}>
          {permitted ? <Outlet /> : own ? <Navigate to="/own" replace /> : <Empty action={<NavLink to="/">{t('shell.toOwnWork')}</NavLink>}>{t('shell.notYours')}</Empty>}
        </main>
        {tabs && <Tabs waiting={waiting} />}
      </div>
      <Drawer open={menu} onClose={() => setMenu(false)} placement="left" size={260} title="Clockhouse" className="pine-drawer">
        <nav aria-label={t('shell.areas')} className="drawer-nav">
          {areas.map((item) => (
            <NavLink key={item.path} to={item.path}>
              <Icon name={item.icon} /> {t(item.word)} <Counted waits={waitsOf(item.path, waiting, blocked)} />
            </NavLink>
          ))}
        </nav>
      </Drawer>
      <Commands open={commands} close={() => setCommands(false)} areas={areas} openHelp={openHelp} />
      <KeyHelp open={help} close={() => setHelp(false)} areas={areas} />
    </div>
  )
}

function LeftBar({ areas, waiting, blocked }: { areas: Area[]; waiting: Waiting[]; blocked: number | undefined }) {
  const { t } = useTranslation()
  const { zone, site } = usePlace()
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 5_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <aside className="ch-bar pine" aria-label="Clockhouse">
      <NavLink to="/" className="ch-mark" aria-label="Clockhouse" end>
        <Mark size={28} />
      </NavLink>
      <nav aria-label={t('shell.areas')}>
        {areas.filter((area) => !area.phone).map((area) => (
          <NavLink key={area.path} to={area.path} end={area.path === '/own' && areas.some((other) => other.path.startsWith('/own/'))} className="ch-area">
            <Icon name={area.icon} size={20} />
            <span>{t(area.word)}</span>
            <Counted waits={waitsOf(area.path, waiting, blocked)} />
          </NavLink>
        ))}
      </nav>
      <div className="ch-clock">
        <span>{site ? t('shell.siteZone') : t('shell.zone')}</span>
        <strong>{clock(now, zone)}</strong>
        <span>{offsetOf(zone, now)}</span>
      </div>
    </aside>
  )
}

/** The five pages under a thumb. Whoever decides requests has those of others here, and finds their own on the first page. */
function Tabs({ waiting }: { waiting: Waiting[] }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const areas = ownAreas(can).filter((area) => area.path !== '/own/requests' || !can('request.approve'))
  return (
    <nav className="ch-tabs no-print" aria-label={t('shell.areas')}>
      {areas.map((area) => (
        <NavLink key={area.path} to={area.path} end={area.path === '/own'}>
          <Icon name={area.icon} size={20} />
          <span>{t(area.word)} <Counted waits={waitsOf(area.path, waiting, undefined)} /></span>
        </NavLink>
      ))}
    </nav>
  )
}

function TopBar({ openMenu, openHelp, title, menu }: { openMenu: () => void; openHelp: () => void; title: string; menu: boolean }) {
  const { t, i18n } = useTranslation()
  const { session } = useSession()
  const { sites, site, choose, date } = usePlace()
  return (
    <header className="ch-top">
      {menu ? (
        <button type="button" className="icon-button phone-only" onClick={openMenu} aria-label={t('shell.menu')}>
          <Icon name="menu" />
        </button>
      ) : (
        <span className="phone-only"><Mark size={24} /></span>
      )}
      <span className="phone-only ch-top-title">{title}</span>
      {sites.length > 0 && (
        <Select
          className="ch-site"
          aria-label={t('shell.site')}
          value={site?.id ?? ''}
          onChange={(id) => choose(id || undefined)}
          options={[
            { value: '', label: t('shell.allSites', { count: sites.length }) },
            ...sites.map((one) => ({ value: one.id, label: nameOf(one.name, i18n.language) })),
          ]}
        />
      )}
      <span className="ch-date">{longDay(date, i18n.language)}</span>
      {session.account.kind !== 'EMPLOYEE' && <Search />}
      <div className="ch-top-right">
        <Jobs />
        <Bell />
        <button type="button" className="icon-button desk-only" onClick={openHelp} aria-label={t('shell.help')} aria-keyshortcuts="?">
          <Icon name="help" /> <Kbd>?</Kbd>
        </button>
        <LanguageSwitch />
        <AccountMenu />
      </div>
    </header>
  )
}

function AccountMenu() {
  const { t, i18n } = useTranslation()
  const { session, signOut } = useSession()
  const [open, setOpen] = useState(false)
  const [password, setPassword] = useState(false)
  const [single, setSingle] = useState(singleKeysOn)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const away = (event: Event) => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !box.current?.contains(event.target as Node)) setOpen(false)
    }
    window.addEventListener('pointerdown', away)
    window.addEventListener('keydown', away)
    return () => {
      window.removeEventListener('pointerdown', away)
      window.removeEventListener('keydown', away)
    }
  }, [open])
  const name = session.account.displayName || session.account.name
  return (
    <div className="account" ref={box}>
      <button type="button" className="account-button" aria-label={name} aria-expanded={open} aria-haspopup="true" onClick={() => setOpen(!open)}>
        <span className="avatar" aria-hidden="true">
          <Icon name="person" size={18} />
        </span>
        <span className="account-name">{name}</span>
      </button>
      {open && (
        <div className="account-menu appear">
          <p className="strong">{name}</p>
          <p className="small soft">
            {session.account.name} · {nameOf(session.organisation?.name, i18n.language)}
          </p>
          <p className="small faint">{session.roles.map((role) => nameOf(role.name, i18n.language)).join(' · ')}</p>
          <hr />
          <label className="check-line">
            <input
              type="checkbox"
              checked={single}
              onChange={(event) => {
                setSingleKeys(event.target.checked)
                setSingle(event.target.checked)
              }}
            />
            {t('shell.singleKeys')}
          </label>
          {session.account.kind !== 'EMPLOYEE' && <NavLink to="/subscriptions" className="menu-line" onClick={() => setOpen(false)}>{t('subscription.title')}</NavLink>}
          <button type="button" className="menu-line" onClick={() => { setOpen(false); setPassword(true) }}>
            {t('shell.changePassword')}
          </button>
          <button type="button" className="menu-line" onClick={() => void signOut()}>
            {t('shell.signOut')}
          </button>
        </div>
      )}
      <Modal open={password} onCancel={() => setPassword(false)} footer={null} destroyOnHidden title={t('shell.changePassword')}>
        <ChangePassword name={session.account.name} changed={() => setPassword(false)} />
      </Modal>
    </div>
  )
}

function LiveStrip() {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const live = useLive()
  const [long, setLong] = useState(false)
  useEffect(() => {
    setLong(false)
    if (live.state !== 'away') return
    const timer = setTimeout(() => setLong(true), 4_000)
    return () => clearTimeout(timer)
  }, [live])
  if (live.state !== 'away' || !long) return null
  return (
    <div className="strip strip-away" role="status">
      {t('shell.away', { time: clock(live.since, zone) })}
    </div>
  )
}

function RecoveryBar() {
  const { t } = useTranslation()
  const { can } = useSession()
  return (
    <div className="strip strip-recovery no-print" role="status">
      <strong>{t('recovery.bar')}</strong> {can('recovery.save') ? <NavLink to="/administration/backup">{t('recovery.barAct')}</NavLink> : t('recovery.barAsk')}
    </div>
  )
}

/** C040: nobody looks for a backup until it is needed. */
function BackupBar() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { zone } = usePlace()
  const { data } = useQuery({ queryKey: ['backup-freshness'], queryFn: api.backupFreshness, enabled: can('backup.run'), refetchInterval: 600_000, retry: false })
  if (!data?.stale && !data?.failure) return null
  return (
    <div className="strip strip-recovery no-print" role="status">
      {data.failure && <span>{t('backup.failing', { why: data.failure })} </span>}
      {data.againAt && <span>{t('backup.again', { time: stamp(data.againAt, zone) })} </span>}
      {data.stale && <strong>{data.lastAt ? t('backup.stale', { date: longDay(dayAt(data.lastAt, zone), i18n.language) }) : t('backup.never')}</strong>}{' '}
      <NavLink to="/administration/backup">{t('backup.staleAct')}</NavLink>
    </div>
  )
}

function KeyHelp({ open, close, areas }: { open: boolean; close: () => void; areas: Area[] }) {
  const { t } = useTranslation()
  const rows: [string[], string][] = [
    [['/'], t('keys.search')],
    [['Ctrl', 'K'], t('keys.commands')],
    [['?'], t('keys.help')],
    [['j', 'k'], t('keys.rows')],
    [['x'], t('keys.mark')],
    [['Shift', 'x'], t('keys.markRange')],
    [['Space'], t('keys.side')],
    [['Enter'], t('keys.open')],
    [['e'], t('keys.act')],
    [['a'], t('keys.approve')],
    [['r'], t('keys.refuse')],
    [['v'], t('keys.verify')],
    [['[', ']'], t('keys.period')],
    [['Ctrl', 'Enter'], t('keys.submit')],
    [['Ctrl', 'P'], t('keys.print')],
    [['Esc'], t('keys.close')],
  ]
  return (
    <Modal open={open} onCancel={close} footer={null} title={t('shell.help')} width={560}>
      <div className="key-help">
        <dl>
          {areas.map((area) => (
            <div key={area.path}>
              <dt>
                <Kbd>g</Kbd> <Kbd>{area.key}</Kbd>
              </dt>
              <dd>{t(area.word)}</dd>
            </div>
          ))}
        </dl>
        <dl>
          {rows.map(([keys, word]) => (
            <div key={keys.join()}>
              <dt>
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{word}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Modal>
  )
}
