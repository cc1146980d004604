import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { Fragment, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { AuditCheck, AuditEntry } from '../../api/types'
import { usePlace } from '../../app/Place'
import { download } from '../../parts/download'
import { stamp } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { Scroll } from '../../parts/Scroll'
import { Empty, ErrorNote, Loading, Note } from '../../parts/State'

/** Who did what, before and after; and whether the chain is whole. */
export default function Audit() {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const [action, setAction] = useState('')
  const [actor, setActor] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const [report, setReport] = useState<AuditCheck | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const asked = useDeferredValue({ action, actor })
  const query = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam }) => api.audit({ action: asked.action || undefined, actor: asked.actor || undefined, after: pageParam, limit: 100 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: (old) => old,
  })
  const entries = query.data?.pages.flatMap((page) => page.items) ?? []
  const check = async () => {
    setBusy(true)
    setError(null)
    try {
      setReport(await api.checkAudit())
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="stack">
      {error !== null && <ErrorNote error={error} />}
      {report && (
        <Note tone={report.ok ? 'ok' : 'miss'}>
          <strong>{report.ok ? t('audit.whole', { count: report.entries, checkpoints: report.checkpoints }) : t('audit.broken', { sequence: report.firstBroken?.sequence ?? '?' })}</strong>{' '}
          {!report.ok && report.firstBroken && <span className="code">{report.firstBroken.kind} {report.firstBroken.detail}</span>}
          <p className="small">{t('audit.key')} <span className="code">{report.keyFingerprint}</span></p>
        </Note>
      )}
      <Panel
        title={t('admin.audit')}
        flush
        extra={
          <>
            <Input className="audit-filters" allowClear placeholder={t('audit.actor')} aria-label={t('audit.actor')} value={actor} onChange={(event) => setActor(event.target.value)} />
            <Input className="audit-filters" allowClear placeholder={t('audit.actionHint')} aria-label={t('audit.action')} value={action} onChange={(event) => setAction(event.target.value)} />
            <SendList name={t('admin.audit')} list="AUDIT" filters={{ actor: asked.actor, action: asked.action }} />
            <Button onClick={() => void download('/audit-export', 'audit.ndjson').catch(setError)}>{t('audit.export')}</Button>
            <Button type="primary" loading={busy} onClick={() => void check()}>{t('audit.check')}</Button>
          </>
        }
      >
        {query.error ? <ErrorNote error={query.error} retry={() => void query.refetch()} /> : null}
        {query.isPending ? (
          <Loading rows={10} />
        ) : entries.length === 0 ? (
          <Empty>{t('audit.none')}</Empty>
        ) : (
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
        )}
        {query.hasNextPage && <p className="below row"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t('manners.more')}</Button></p>}
      </Panel>
    </div>
  )
}

function Action({ action }: { action: string }) {
  const { t, i18n } = useTranslation()
  const key = `auditAction.${action.replaceAll('.', '-')}`
  return i18n.exists(key) ? <>{t(key)} <span className="faint code">{action}</span></> : <span className="code">{action}</span>
}

/** What it was done to: its kind, and its name as it was then. */
function Subject({ subject }: { subject: AuditEntry['subject'] }) {
  const { t } = useTranslation()
  return (
    <>
      <span className="faint">{t(`auditKind.${subject.kind}`, { defaultValue: subject.kind })}</span>{' '}
      {t(`auditLabel.${subject.label.replaceAll(/[ .:]/g, '-')}`, { defaultValue: subject.label })}
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
