import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../api/types'
import { usePlace } from '../app/Place'
import { stamp } from './format'
import { Scroll } from './Scroll'

/** Entries of the trail; one that is chosen shows what was before and after. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Scroll label={t('admin.audit')}>
      <table className="ch-list">
        <thead>
          <tr><th className="num">#</th><th>{t('audit.at')}</th><th>{t('audit.who')}</th><th>{t('audit.action')}</th><th>{t('audit.subject')}</th><th>{t('fields.reason')}</th><th>{t('audit.from')}</th></tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Fragment key={entry.id}>
              <tr className={`choosable${open === entry.id ? ' chosen' : ''}`} onClick={() => setOpen(open === entry.id ? null : entry.id)}>
                <td className="num faint">{entry.sequence ?? '…'}</td>
                <td className="nowrap">{stamp(entry.at, zone, true)}</td>
                <td className="strong">{t(`auditActor.${entry.actor.name.replaceAll(/[ .]/g, '-')}`, { defaultValue: entry.actor.name })}</td>
                <td>
                  <button type="button" className="plain-button" aria-expanded={open === entry.id}>
                    <Action action={entry.action} />
                  </button>
                </td>
                <td><Subject subject={entry.subject} /></td>
                <td>{entry.reason ?? ''}</td>
                <td className="faint">{entry.actor.address ?? ''}</td>
              </tr>
              {open === entry.id && (
                <tr>
                  <td />
                  <td colSpan={6}><Details entry={entry} /></td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Action({ action }: { action: string }) {
  const { t, i18n } = useTranslation()
  const key = `auditAction.${action.replaceAll('.', '-')}`
  return i18n.exists(key) ? <>{t(key)} <span className="faint code">{action}</span></> : <span className="code">{action}</span>
}

/** What it was done to: its kind, and its name as it was then. */
function Subject({ subject }: { subject: AuditEntry['subject'] }) {
  const { t, i18n } = useTranslation()
  // A request is called by its kind and the number of whose it is.
  const [, kind = '', rest = ''] = /^([A-Z_]+) (.+)$/.exec(subject.label) ?? []
  const label = i18n.exists(`requestKind.${kind}`) ? `${t(`requestKind.${kind}`)} ${rest}` : subject.label
  return (
    <>
      <span className="faint">{t(`auditKind.${subject.kind}`, { defaultValue: subject.kind })}</span>{' '}
      {t(`auditLabel.${subject.label.replaceAll(/[ .:]/g, '-')}`, { defaultValue: label })}
    </>
  )
}

function Details({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const fields = [...new Set([...Object.keys(entry.before), ...Object.keys(entry.after)])]
  const text = (value: unknown) => (value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value))
  return (
    <div>
      {fields.length === 0 ? (
        <p className="faint">{t('audit.noFields')}</p>
      ) : (
        <div className="diff">
          {fields.map((field) => (
            <Fragment key={field}>
              <span className="soft">{field}</span>
              <span className="code">{text(entry.before[field])}</span>
              <span aria-hidden="true">→</span>
              <span className="code">{text(entry.after[field])}</span>
            </Fragment>
          ))}
        </div>
      )}
      <p className="small faint code">{[entry.requestId, entry.hash].filter(Boolean).join(' · ')}</p>
    </div>
  )
}
