import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { TerminalView } from '../../api/types'
import { useSession } from '../../app/Session'
import { stamp } from '../../parts/format'
import { Fact, Facts } from '../../parts/Panel'
import { ErrorNote, Note } from '../../parts/State'

/** What the terminal says it holds beside what is here, and what to do when rows are missing. */
export function CountPanel({ terminal }: { terminal: TerminalView }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const [accepting, setAccepting] = useState(false)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const query = useQuery({ queryKey: ['count', terminal.id], queryFn: () => api.terminalCount(terminal.id), refetchInterval: 30_000 })
  const count = query.data
  const act = async (what: () => Promise<unknown>) => {
    setError(null)
    try {
      await what()
      await queries.invalidateQueries({ queryKey: ['count', terminal.id] })
      await queries.invalidateQueries({ queryKey: ['alarms'] })
      return true
    } catch (problem) {
      setError(problem)
      return false
    }
  }
  const readAgain = () => void act(() => api.readAgain(terminal.id)).then(setAsked)
  const accept = () => void act(() => api.acceptCount(terminal.id, reason.trim())).then((done) => done && setAccepting(false))
  if (count?.stated === undefined) return null
  return (
    <section className="stack">
      <h3>{t('count.title')}</h3>
      {error !== null && <ErrorNote error={error} />}
      <Facts boxed>
        <Fact label={t('count.stated')}>{count.stated}</Fact>
        <Fact label={t('count.stored')}>{count.stored}</Fact>
        <Fact label={t('count.missing')}><span className={count.missing > 0 ? 'tone-late strong' : undefined}>{count.missing}</span></Fact>
      </Facts>
      <p className="small soft">{t('count.when', { time: stamp(count.countedAt, terminal.zone) })} {count.missing === 0 && count.stored > count.stated && t('count.older')}</p>
      {count.missing > 0 && (
        <Note tone="late">{count.readingAgain ? t('count.readingAgain') : t('count.lacks', { count: count.missing, time: stamp(count.lackingSince, terminal.zone) })}</Note>
      )}
      {can('terminal.write') && terminal.status === 'IN_USE' && (
        <div className="row">
          {!terminal.gateway && (
            <Popconfirm title={t('count.readAsk')} okText={t('count.read')} cancelText={t('manners.keep')} onConfirm={readAgain}>
              <Button size="small" disabled={asked}>{asked ? t('count.readAsked') : t('count.read')}</Button>
            </Popconfirm>
          )}
          {count.missing > 0 && !accepting && <Button size="small" onClick={() => setAccepting(true)}>{t('count.accept')}…</Button>}
        </div>
      )}
      {accepting && count.missing > 0 && (
        <form className="row" onSubmit={(event) => { event.preventDefault(); accept() }}>
          <Input autoFocus maxLength={400} aria-label={t('fields.reason')} placeholder={t('fields.reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
          <Button type="primary" htmlType="submit" disabled={!reason.trim()}>{t('count.accept')}</Button>
          <Button onClick={() => setAccepting(false)}>{t('manners.keep')}</Button>
        </form>
      )}
    </section>
  )
}
