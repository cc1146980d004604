import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { RequestView } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { ErrorNote, Note } from '../../parts/State'
import { detailsOf, type Wish } from './asking'
import { Effects } from './Effects'
import { Limits } from './Limits'
import { useWaiting } from './RequestLine'
import { usePreview } from './usePreview'
import './Request.css'

/**
 * What is typed at a desk about somebody, with what it would change and which limits it would break.
 *
 * @param enters whether it counts at once; else it is asked for
 * @param left what stays typed of one that was sent
 */
export function useEntry(employeeId: string, first: () => Wish, enters: boolean, left: (sent: Wish) => Wish = (sent) => sent) {
  const queries = useQueryClient()
  const [wish, setWish] = useState(first)
  const [reason, setReason] = useState('')
  const [past, setPast] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [made, setMade] = useState<RequestView | null>(null)
  const details = detailsOf(wish)
  const preview = usePreview(employeeId, wish.kind, made ? null : details, enters)
  const change = (next: Wish) => {
    setWish(next)
    setPast(false)
    setMade(null)
  }
  const submit = async () => {
    if (!details) return
    setBusy(true)
    setError(null)
    try {
      const draft = { kind: wish.kind, employeeId, details, reason: reason.trim() }
      setMade(await (enters ? api.enterRequest({ ...draft, past }) : api.submitRequest(draft)))
      setReason('')
      setPast(false)
      setWish(left(wish))
      for (const key of ['requests', 'day', 'month', 'leave']) void queries.invalidateQueries({ queryKey: [key] })
      // Asked for again with the next wish: of this one it would say that it is there already.
      void queries.invalidateQueries({ queryKey: ['request-preview'], refetchType: 'none' })
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
  }
  return { wish, change, reason, setReason, past, setPast, busy, error, made, details, preview, submit }
}

interface Props {
  entry: ReturnType<typeof useEntry>
  /** Over what it would change. */
  title: string
  /** In its place while something is missing. */
  missing: string
  /** The date that needs no heading of its own. */
  date?: string
  hint: string
  act: string
  beside?: ReactNode
  /** The fields of the wish. */
  children: ReactNode
}

/** Around the fields of an entry: what became of the last one, the reason, and what it would change, before it is sent. */
export function EntryForm({ entry, title, missing, date, hint, act, beside, children }: Props) {
  const { t } = useTranslation()
  const waiting = useWaiting()
  const { made, details, preview, past } = entry
  const effects = preview.data?.effects
  const limits = preview.data?.limits ?? []
  const send = (
    <Button type="primary" htmlType="submit" loading={entry.busy} disabled={!details || made !== null || entry.reason.trim() === '' || preview.error !== null || (limits.length > 0 && !past)}>
      {act} <span className="key-hint">Ctrl ↵</span>
    </Button>
  )
  return (
    <form
      className="ask desk-ask"
      onKeyDown={submitOnCtrlEnter}
      onSubmit={(event) => {
        event.preventDefault()
        void entry.submit()
      }}
    >
      {made && <Note tone={made.state === 'APPROVED' ? 'ok' : 'late'}>{made.state === 'APPROVED' ? t('correction.entered') : `${t('correction.sent')} ${waiting(made)}`}</Note>}
      {children}
      <label className="ask-field">
        <span>{t('request.reason')}</span>
        <textarea required maxLength={500} value={entry.reason} onChange={(event) => entry.setReason(event.target.value)} />
      </label>
      {!(made && details) && (
        <section aria-live="polite" aria-label={title}>
          <h3>{title}</h3>
          {!details ? <p className="faint">{missing}</p> : preview.error ? <ErrorNote error={preview.error} /> : effects ? <Effects effects={effects} dated={effects.some((effect) => effect.date !== date)} /> : <p className="faint">{t('request.working')}</p>}
          <Limits limits={limits} past={past} setPast={entry.setPast} />
        </section>
      )}
      {entry.error !== null && <ErrorNote error={entry.error} />}
      <p className="small faint">{hint}</p>
      {beside ? <div className="row">{send}{beside}</div> : send}
    </form>
  )
}
