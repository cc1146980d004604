import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { AuditCheck } from '../../api/types'
import { AuditTable } from '../../parts/AuditTable'
import { download } from '../../parts/download'
import { Panel } from '../../parts/Panel'
import { SendList } from '../../parts/SendList'
import { Empty, ErrorNote, Loading, Note } from '../../parts/State'

/** Who did what, before and after; and whether the chain is whole. */
export default function Audit() {
  const { t } = useTranslation()
  const [action, setAction] = useState('')
  const [actor, setActor] = useState('')
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
        ) : entries.length === 0 ? query.error ? null : (
          <Empty>{t('audit.none')}</Empty>
        ) : (
          <AuditTable entries={entries} />
        )}
        {query.hasNextPage && <p className="below row"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t('manners.more')}</Button></p>}
      </Panel>
    </div>
  )
}
