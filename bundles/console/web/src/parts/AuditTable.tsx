import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../api/types'
import { usePlace } from '../app/Place'
import { useKeys } from '../app/keys'
import { useAuditWords } from './auditWords'
import { stamp } from './format'
import { Kbd } from './Panel'
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

/** What was before and after, in words; r shows it as it is stored, names of fields and all. */
function Details({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const words = useAuditWords()
  const [raw, setRaw] = useState(false)
  const toggle = () => setRaw(!raw)
  useKeys({ r: toggle })
  const fields = [...new Set([...Object.keys(entry.before), ...Object.keys(entry.after)])]
  // What is new has no past, and what is gone no present: one side says all.
  const both = Object.keys(entry.before).length > 0 && Object.keys(entry.after).length > 0
  const stored = (value: unknown) => (value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value))
  const said = (field: string, value: unknown) => (raw ? stored(value) : words.value(entry.subject.kind, field, value))
  return (
    <div>
      {fields.length === 0 ? (
        <p className="faint">{t('audit.noFields')}</p>
      ) : (
        <div className={`diff${raw ? ' code' : ''}${both ? '' : ' one-sided'}`}>
          {both && <><span /><span className="faint">{t('audit.was')}</span><span /><span className="faint">{t('audit.is')}</span></>}
          {fields.map((field) => (
            <Fragment key={field}>
              <span className="soft">{raw ? field : words.field(field)}</span>
              {both && <><span className="said">{said(field, entry.before[field])}</span><span aria-hidden="true">→</span></>}
              <span className="said">{said(field, both || field in entry.after ? entry.after[field] : entry.before[field])}</span>
            </Fragment>
          ))}
        </div>
      )}
      <p className="small">
        {fields.length > 0 && (
          <button type="button" className="link-button" aria-pressed={raw} onClick={toggle}>
            {t(raw ? 'audit.asSaid' : 'audit.asWritten')} <Kbd>r</Kbd>
          </button>
        )}{' '}
        {raw && <span className="faint code">{[entry.id, entry.requestId, entry.hash].filter(Boolean).join(' · ')}</span>}
      </p>
    </div>
  )
}
