import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { TerminalView } from '../../api/types'
import { useSession } from '../../app/Session'
import { Letter } from '../../parts/Stamp'
import { CHECKS, isLookedAt } from './installationChecks'
import { InstallationSheet } from './InstallationSheet'

/** How far a terminal's set-up has come, with the way on; once it is through, only its sheet. */
export function InstallationState({ terminal }: { terminal: TerminalView }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [open, setOpen] = useState(false)
  const query = useQuery({ queryKey: ['installation', terminal.id], queryFn: () => api.installation(terminal.id) })
  const sheet = query.data
  if (!sheet) return null
  const failed = CHECKS.filter((check) => sheet.checks[check] === 'FAILED')
  const marks = [
    { key: 'contact', done: terminal.state.lastContact !== undefined },
    { key: 'sheet', done: isLookedAt(sheet) },
    { key: 'punch', done: terminal.lastPunch !== undefined },
  ] as const
  const isThrough = marks.every((mark) => mark.done)
  return (
    <section className="stack">
      <div className="row spread">
        <h3>{t('installation.title')}</h3>
        <span className="row tight">
          <button type="button" className="link-button" onClick={() => setOpen(true)}>{t('installation.open')}</button>
          {!isThrough && can('terminal.write') && <Link to={`/terminals/set-up?id=${terminal.id}`}>{t('installation.goOn')}</Link>}
        </span>
      </div>
      <p className="row tight">
        <span>{t(`link.${sheet.link}`)}{sheet.network ? ` · ${sheet.network}` : ''}</span>
        {!isThrough && marks.map((mark) => (
          <span key={mark.key}><Letter code={mark.done ? 'OK' : 'NEVER_SEEN'} text={t(mark.done ? 'setUpTerminal.done' : 'setUpTerminal.open')} /> {t(`setUpTerminal.step.${mark.key}`)}</span>
        ))}
      </p>
      {failed.length > 0 && <p className="tone-miss">{t('installation.failed', { what: failed.map((check) => t(`installation.check.${check}`)).join(t('manners.listed')) })}</p>}
      <Drawer open={open} onClose={() => setOpen(false)} mask={false} size={620} destroyOnHidden rootClassName="codes-drawer" title={t('installation.title')}>
        <InstallationSheet terminal={terminal} />
      </Drawer>
    </section>
  )
}
