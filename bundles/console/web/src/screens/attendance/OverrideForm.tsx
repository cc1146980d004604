import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { RuleOverride } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { shortDay, stamp } from '../../parts/format'
import { ErrorNote } from '../../parts/State'
import { kindsOf, OVERRIDES } from './overrides'
import '../requests/Request.css'
import './PersonDay.css'

const CHANGED = ['rule-overrides', 'day', 'month']

interface OverrideFormProps {
  employeeId: string | undefined
  from: string
  /** Empty for an open end. */
  until: string
  close: () => void
}

/** Other rules for somebody's dates, with a reason. */
export function OverrideForm({ employeeId, from: first, until: last, close }: OverrideFormProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [kinds, setKinds] = useState<string[]>([])
  const [from, setFrom] = useState(first)
  const [until, setUntil] = useState(last)
  const [expires, setExpires] = useState('')
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    if (!employeeId) return
    setBusy(true)
    setError(null)
    try {
      const settings = Object.assign({}, ...kinds.map((kind) => OVERRIDES[kind])) as Record<string, string>
      await api.putOverride({ employeeId, from, until: until || undefined, settings, reason: reason.trim(), expires: expires || undefined })
      for (const key of CHANGED) void queries.invalidateQueries({ queryKey: [key] })
      close()
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
  }
  return (
    <form
      className="ask desk-ask"
      onKeyDown={submitOnCtrlEnter}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Checkbox.Group className="override-kinds" aria-label={t('override.kind')} value={kinds} onChange={setKinds} options={Object.keys(OVERRIDES).map((value) => ({ value, label: t(`overrideKind.${value}`) }))} />
      <div className="two-fields">
        <label className="ask-field"><span>{t('override.from')}</span><Input type="date" required value={from} onChange={(event) => setFrom(event.target.value)} /></label>
        <label className="ask-field"><span>{t('override.until')}</span><Input type="date" min={from} value={until} onChange={(event) => setUntil(event.target.value)} /></label>
      </div>
      <label className="ask-field"><span>{t('override.expires')} <span className="faint">{t('override.expiresHint')}</span></span><Input type="date" value={expires} onChange={(event) => setExpires(event.target.value)} /></label>
      <label className="ask-field">
        <span>{t('override.reason')}</span>
        <textarea required maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {error !== null && <ErrorNote error={error} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!employeeId || kinds.length === 0 || from === '' || reason.trim() === ''}>
          {t('override.add')} <span className="key-hint">Ctrl ↵</span>
        </Button>
        <Button onClick={close}>{t('manners.keep')}</Button>
      </div>
    </form>
  )
}

/** What holds instead, in words. */
export function OverrideWords({ override }: { override: RuleOverride }) {
  const { t, i18n } = useTranslation()
  const { kinds, rest } = kindsOf(override.settings)
  const words = [...kinds.map((kind) => t(`overrideKind.${kind}`)), ...rest.map(([name, value]) => `${t(`rule.${name}`).replace('___', i18n.exists(`ruleWord.${name}.${value}`) ? t(`ruleWord.${name}.${value}`) : value)}`)]
  return <b>{words.join(' · ')}</b>
}

/** From when to when. */
export function OverrideDates({ override }: { override: RuleOverride }) {
  const { t, i18n } = useTranslation()
  const day = (date: string) => shortDay(date, i18n.language, false)
  return <span className="nowrap">{override.from === override.until ? day(override.from) : t('override.since', { from: day(override.from), until: override.until ? day(override.until) : t('override.always') })}</span>
}

/** Taken back from its first date on, or from another, with a reason. */
export function EndOverride({ override }: { override: RuleOverride }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [from, setFrom] = useState(override.from)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const end = async () => {
    setError(null)
    try {
      await api.endOverride(override.id, { from, reason: reason.trim() }, override.version)
      setAsking(false)
      for (const key of CHANGED) void queries.invalidateQueries({ queryKey: [key] })
    } catch (problem) {
      setError(problem)
    }
  }
  if (!asking) return <button type="button" className="link-button" onClick={() => setAsking(true)}>{t('override.end')}</button>
  return (
    <div className="stack">
      {error !== null && <ErrorNote error={error} />}
      <div className="row tight">
        <Input type="date" className="override-date" aria-label={t('override.from')} min={override.from} value={from} onChange={(event) => setFrom(event.target.value)} />
        <Input className="override-reason" aria-label={t('override.reason')} placeholder={t('override.reason')} maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} />
        <Button size="small" danger disabled={from === '' || reason.trim() === ''} onClick={() => void end()}>{t('override.endAct')}</Button>
        <Button size="small" onClick={() => setAsking(false)}>{t('manners.keep')}</Button>
      </div>
    </div>
  )
}

/** Who let it hold, when and why, and until when: it is void by itself, or somebody took it back. */
export function OverrideStory({ override, zone }: { override: RuleOverride; zone: string }) {
  const { t, i18n } = useTranslation()
  const { ended, expires } = override
  return (
    <span className="soft">
      {override.reason} · {t('override.by', { by: override.by, at: stamp(override.at, zone) })}
      {!ended && expires && <b className="tone-late nowrap"> · {t('override.voidFrom', { date: shortDay(expires, i18n.language, false) })}</b>}
      {ended && <b className="nowrap"> · {ended.by ? t('override.ended', { by: ended.by, at: stamp(ended.at, zone), reason: ended.reason }) : t('override.expired', { at: stamp(ended.at, zone) })}</b>}
    </span>
  )
}
