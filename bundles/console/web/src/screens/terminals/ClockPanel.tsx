import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, InputNumber, Popconfirm, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { ClockPolicy, TerminalView } from '../../api/types'
import { useSession } from '../../app/Session'
import { Empty, ErrorNote, Loaded } from '../../parts/State'
import { ClockGraph, secondsOf } from './ClockGraph'
import { clockText } from './clockText'

const HANDLINGS: ClockPolicy['handling'][] = ['CORRECT', 'FLAG', 'HOLD']

/** How a terminal's clock went, what is done when it is off, and a way to have it set. */
export function ClockPanel({ terminal, settable }: { terminal: TerminalView; settable: boolean }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [days, setDays] = useState(14)
  const [asked, setAsked] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const query = useQuery({ queryKey: ['clock', terminal.id, days], queryFn: () => api.clockHistory(terminal.id, days), refetchInterval: 60_000 })
  const policy = useQuery({ queryKey: ['clock-policy'], queryFn: api.clockPolicy })
  const tolerance = policy.data ? secondsOf(policy.data.tolerance) : 60
  const latest = query.data?.readings.at(-1)
  const now = latest ? secondsOf(latest.error) : null
  const set = () => {
    setError(null)
    api.setClock(terminal.id).then(() => setAsked(true), setError)
  }
  return (
    <section className="stack">
      <div className="row spread">
        <h3 className="grow">{t('clock.title')}</h3>
        {now !== null && <span className={Math.abs(now) > tolerance ? 'tone-late strong small' : 'small faint'}>{t('clock.now', { time: clockText(now) })}</span>}
        <Segmented size="small" aria-label={t('clock.span')} value={days} onChange={setDays} options={[7, 14, 90].map((value) => ({ value, label: t('clock.days', { count: value }) }))} />
      </div>
      {error !== null && <ErrorNote error={error} />}
      <Loaded query={query} rows={4}>
        {(history) =>
          history.readings.length > 0 ? (
            <ClockGraph readings={history.readings} from={history.from} tolerance={tolerance} zone={terminal.zone} />
          ) : (
            <Empty>{t('clock.none')}</Empty>
          )
        }
      </Loaded>
      {policy.data && <Policy policy={policy.data} />}
      {settable && can('terminal.write') && (
        <div className="row">
          <Popconfirm title={t('clock.setAsk')} okText={t('clock.set')} cancelText={t('manners.keep')} onConfirm={set}>
            <Button size="small" disabled={asked}>{asked ? t('clock.setAsked') : t('clock.set')}</Button>
          </Popconfirm>
        </div>
      )}
    </section>
  )
}

function Policy({ policy }: { policy: ClockPolicy }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<{ handling: ClockPolicy['handling']; seconds: number } | null>(null)
  const [error, setError] = useState<unknown>(null)
  const seconds = secondsOf(policy.tolerance)
  const save = async () => {
    if (!draft) return
    setError(null)
    try {
      await api.setClockPolicy({ handling: draft.handling, tolerance: `PT${draft.seconds}S` }, policy.version)
      setDraft(null)
    } catch (why) {
      setError(why)
    }
    await queries.invalidateQueries({ queryKey: ['clock-policy'] })
  }
  if (!draft) {
    return (
      <p className="small">
        {t(`clock.does.${policy.handling}`, { seconds })}{' '}
        {can('terminal.write') && <button type="button" className="link-button" onClick={() => setDraft({ handling: policy.handling, seconds })}>{t('terminal.change')}</button>}
      </p>
    )
  }
  return (
    <div className="stack">
      {error !== null && <ErrorNote error={error} />}
      <p className="small soft">{t('clock.forAll')}</p>
      <div className="row">
        <Select aria-label={t('clock.handling')} value={draft.handling} onChange={(handling) => setDraft({ ...draft, handling })} options={HANDLINGS.map((value) => ({ value, label: t(`clock.handle.${value}`) }))} />
        <InputNumber aria-label={t('clock.tolerance')} min={5} max={3600} value={draft.seconds} onChange={(value) => setDraft({ ...draft, seconds: value ?? 60 })} suffix="s" />
        <Button type="primary" size="small" onClick={() => void save()}>{t('clock.save')}</Button>
        <Button size="small" onClick={() => setDraft(null)}>{t('manners.keep')}</Button>
      </div>
    </div>
  )
}
