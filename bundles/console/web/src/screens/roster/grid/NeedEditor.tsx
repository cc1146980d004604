import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { CoverNeed } from '../../../api/types'
import { timeTyped, WEEK, weekdayName } from '../../../parts/format'
import { ErrorNote, Loaded } from '../../../parts/State'

type Span = CoverNeed['spans'][number]

/** How many people a department needs when, a line for each stretch. */
export function NeedEditor({ departmentId, name, close }: { departmentId: string; name: string; close: () => void }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['cover-need', departmentId], queryFn: () => api.coverNeed(departmentId), staleTime: 0, gcTime: 0 })
  return (
    <Modal open onCancel={close} footer={null} width={720} title={t('plan.needTitle', { name })}>
      <Loaded query={query} rows={3}>{(need) => <Lines key={need.version} need={need} close={close} />}</Loaded>
    </Modal>
  )
}

function Lines({ need, close }: { need: CoverNeed; close: () => void }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const [spans, setSpans] = useState<Span[]>(need.spans)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const put = (at: number, change: Partial<Span>) => setSpans(spans.map((span, i) => (i === at ? { ...span, ...change } : span)))
  const good = spans.every((span) => span.days.length > 0 && timeTyped(span.start) && timeTyped(span.end) && span.people > 0)
  const save = async () => {
    setBusy(true)
    setError(null)
    try {
      await api.putCoverNeed(need.departmentId, spans.map((span) => ({ ...span, start: timeTyped(span.start) ?? '', end: timeTyped(span.end) ?? '' })), need.version)
      await queries.invalidateQueries({ queryKey: ['roster'] })
      close()
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="stack">
      {error !== null && <ErrorNote error={error} />}
      <p className="soft">{t(spans.length === 0 ? 'plan.needNone' : 'plan.needHint')}</p>
      {spans.map((span, i) => (
        <div key={i} className="need-line">
          <Select mode="multiple" aria-label={t('plan.needDays')} maxTagCount={3} value={span.days} onChange={(days) => put(i, { days })} options={WEEK.map((value, day) => ({ value, label: weekdayName(day + 1, i18n.language) }))} />
          <Input aria-label={t('shift.start')} value={span.start.slice(0, 5)} status={timeTyped(span.start) ? undefined : 'error'} onChange={(event) => put(i, { start: event.target.value })} />
          <Input aria-label={t('shift.end')} value={span.end.slice(0, 5)} status={timeTyped(span.end) ? undefined : 'error'} onChange={(event) => put(i, { end: event.target.value })} />
          <InputNumber aria-label={t('plan.needPeople')} min={1} max={9999} value={span.people} onChange={(people) => put(i, { people: people ?? 1 })} />
          <Input aria-label={t('plan.needSkill')} placeholder={t('plan.needAnybody')} maxLength={40} value={span.skill ?? ''} onChange={(event) => put(i, { skill: event.target.value.trim() || undefined })} />
          <button type="button" className="link-button" onClick={() => setSpans(spans.filter((_, other) => other !== i))}>{t('plan.needDrop')}</button>
        </div>
      ))}
      <p className="row">
        <Button onClick={() => setSpans([...spans, { days: [...WEEK], start: '08:00', end: '20:00', people: 1 }])}>{t('plan.needAdd')}</Button>
        <Button type="primary" loading={busy} disabled={!good} onClick={() => void save()}>{t('plan.needSave')}</Button>
      </p>
    </div>
  )
}
