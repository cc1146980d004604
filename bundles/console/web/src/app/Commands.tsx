import { Modal } from 'antd'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { speak } from '../i18n'
import { Icon, type IconName } from '../parts/Icon'
import { Kbd } from '../parts/Panel'
import { useSession } from './Session'
import type { Area } from './areas'

interface Command {
  id: string
  icon: IconName
  title: string
  keys?: string[]
  run: () => void
}

interface Place {
  word: string
  icon: IconName
  to: string
  needs: string
}

/** Beside the areas of the left bar: what lies one step inside them, and what one begins there. */
const PLACES: Place[] = [
  { word: 'command.hire', icon: 'people', to: '/people?new=1', needs: 'employee.write' },
  { word: 'command.import', icon: 'people', to: '/people/import', needs: 'employee.import' },
  { word: 'command.readCard', icon: 'cards', to: '/cards', needs: 'credential.read' },
  { word: 'command.requests', icon: 'attendance', to: '/attendance/requests', needs: 'request.approve' },
  { word: 'workCycle.title', icon: 'attendance', to: '/attendance/cycles', needs: 'timesheet.read' },
  { word: 'command.batch', icon: 'cards', to: '/cards/batch', needs: 'credential.issue' },
  { word: 'command.toActivate', icon: 'cards', to: '/cards/activate', needs: 'credential.read' },
  { word: 'command.stock', icon: 'cards', to: '/cards/stock', needs: 'credential.read' },
  { word: 'command.alarms', icon: 'cards', to: '/cards/watch', needs: 'credential.read' },
  { word: 'command.addTerminal', icon: 'terminals', to: '/terminals?new=1', needs: 'terminal.write' },
  { word: 'setUpTerminal.title', icon: 'terminals', to: '/terminals/set-up', needs: 'terminal.write' },
  { word: 'expected.title', icon: 'terminals', to: '/terminals/expected', needs: 'terminal.write' },
  { word: 'command.drivers', icon: 'terminals', to: '/terminals/drivers', needs: 'driver.read' },
  { word: 'list.page', icon: 'terminals', to: '/terminals/lists', needs: 'terminal.read' },
  { word: 'gateway.page', icon: 'terminals', to: '/terminals/gateways', needs: 'terminal.read' },
  { word: 'level.title', icon: 'terminals', to: '/terminals/access-levels', needs: 'credential.read' },
  { word: 'command.quarantine', icon: 'terminals', to: '/terminals/quarantine', needs: 'punch.read' },
  { word: 'admin.accounts', icon: 'administration', to: '/administration/accounts', needs: 'account.read' },
  { word: 'admin.roles', icon: 'administration', to: '/administration/roles', needs: 'account.read' },
  { word: 'admin.api-keys', icon: 'administration', to: '/administration/api-keys', needs: 'account.read' },
  { word: 'admin.organisation', icon: 'administration', to: '/administration/organisation', needs: 'organisation.write' },
  { word: 'admin.audit', icon: 'administration', to: '/administration/audit', needs: 'audit.read' },
  { word: 'admin.backup', icon: 'administration', to: '/administration/backup', needs: 'backup.run' },
  { word: 'command.setUp', icon: 'administration', to: '/set-up', needs: 'organisation.write' },
]

/** Whether every word typed is in the title, in any order. */
export function matches(title: string, typed: string): boolean {
  const lower = title.toLowerCase()
  return typed.toLowerCase().split(/\s+/).every((word) => lower.includes(word))
}

/** Every screen and act that this person has, by name: for the hands that stay on the keyboard. */
export function Commands({ open, close, areas, openHelp }: { open: boolean; close: () => void; areas: Area[]; openHelp: () => void }) {
  const { t, i18n } = useTranslation()
  const { can, session, signOut } = useSession()
  const navigate = useNavigate()
  const list = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const shown = useRef<HTMLLIElement>(null)
  const desk = session.account.kind !== 'EMPLOYEE'
  const commands = useMemo<Command[]>(
    () => [
      ...areas.map((area) => ({ id: `area ${area.path}`, icon: area.icon, title: t(area.word), keys: ['g', area.key], run: () => void navigate(area.path) })),
      ...PLACES.filter((place) => desk && can(place.needs)).map((place) => ({ id: place.to, icon: place.icon, title: t(place.word), run: () => void navigate(place.to) })),
      ...(desk ? [{ id: 'search', icon: 'search' as const, title: t('command.search'), keys: ['/'], run: () => document.getElementById('search')?.focus() }] : []),
      { id: 'language', icon: 'today' as const, title: t('command.language'), run: () => void speak(i18n.language.startsWith('zh') ? 'en' : 'zh-Hans') },
      { id: 'keys', icon: 'help' as const, title: t('shell.help'), keys: ['?'], run: openHelp },
      { id: 'out', icon: 'lock' as const, title: t('shell.signOut'), run: () => void signOut() },
    ],
    [areas, can, desk, i18n.language, navigate, openHelp, signOut, t],
  )
  const typed = text.trim().toLowerCase()
  const begins = (command: Command) => command.title.toLowerCase().startsWith(typed)
  const matching = commands.filter((command) => matches(command.title, typed))
  const found = [...matching.filter(begins), ...matching.filter((command) => !begins(command))]
  const leave = () => {
    close()
    setText('')
    setAt(0)
  }
  const run = (command: Command | undefined) => {
    if (!command) return
    leave()
    // After the focus has gone back to where it was, so that the search field can have it.
    setTimeout(command.run)
  }
  useEffect(() => {
    shown.current?.scrollIntoView?.({ block: 'nearest' })
  }, [at, text])
  return (
    <Modal open={open} onCancel={leave} footer={null} closable={false} width={520} destroyOnHidden title={t('command.title')} className="commands" transitionName="" maskTransitionName="">
      <input
        className="command-field"
        type="text"
        role="combobox"
        autoFocus
        aria-expanded
        aria-controls={list}
        aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
        aria-label={t('command.title')}
        placeholder={t('command.placeholder')}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(found[at])
          else return
          event.preventDefault()
        }}
      />
      <ul id={list} role="listbox" aria-label={t('command.title')} className="command-list">
        {found.map((command, index) => (
          <li key={command.id} ref={index === at ? shown : undefined} id={`${list}-${index}`} role="option" aria-selected={index === at} onPointerMove={() => setAt(index)} onClick={() => run(command)}>
            <Icon name={command.icon} size={16} />
            <span className="grow">{command.title}</span>
            {command.keys?.map((key) => <Kbd key={key}>{key}</Kbd>)}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="faint ch-nohit">{t('command.none', { text })}</p>}
    </Modal>
  )
}
