import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { RequestView } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { ErrorNote, Note } from '../../parts/State'
import { AskFields, KindChoice } from './AskFields'
import { detailsOf, KINDS, type Wish, wishFor } from './asking'
import { Effects } from './Effects'
import { LeaveLeft } from './LeaveLeft'
import { Limits } from './Limits'
import { useWaiting } from './RequestLine'
import { usePreview } from './usePreview'
import './Request.css'

/** Enters something for somebody: what it would change and which limits it breaks stand there before it is sent. */
export function EnterFor({ employeeId }: { employeeId: string }) {
  const { t } = useTranslation()
  const { date: today } = usePlace()
  const queries = useQueryClient()
  const waiting = useWaiting()
  const [wish, setWish] = useState<Wish>(() => wishFor('LEAVE', today))
  const [reason, setReason] = useState('')
  const [past, setPast] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [made, setMade] = useState<RequestView | null>(null)
  const details = detailsOf(wish)
  const preview = usePreview(employeeId, wish.kind, made ? null : details, true)
  const limits = preview.data?.limits ?? []
  const change = (next: Wish) => {
    setWish(next)
    setPast(false)
    setMade(null)
  }
  const enter = async () => {
    if (!details) return
    setBusy(true)
    setError(null)
    try {
      setMade(await api.enterRequest({ kind: wish.kind, employeeId, details, reason: reason.trim(), past }))
      setReason('')
      setPast(false)
      for (const key of ['requests', 'day', 'month', 'leave']) void queries.invalidateQueries({ queryKey: [key] })
      // Asked for again with the next wish: of this one it would say that it is there already.
      void queries.invalidateQueries({ queryKey: ['request-preview'], refetchType: 'none' })
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
        void enter()
      }}
    >
      {made && <Note tone={made.state === 'APPROVED' ? 'ok' : 'late'}>{made.state === 'APPROVED' ? t('correction.entered') : `${t('correction.sent')} ${waiting(made)}`}</Note>}
      <KindChoice kind={wish.kind} kinds={KINDS} choose={(kind) => change(wishFor(kind, wish.date))} />
      {wish.kind === 'LEAVE' && <LeaveLeft employeeId={employeeId} type={wish.type} date={wish.date} />}
      <AskFields wish={wish} change={(part) => change({ ...wish, ...part })} />
      <label className="ask-field">
        <span>{t('request.reason')}</span>
        <textarea required maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {!made && (
        <section aria-live="polite" aria-label={t('request.preview')}>
          <h3>{t('request.preview')}</h3>
          {!details ? <p className="faint">{t('request.previewLater')}</p> : preview.error ? <ErrorNote error={preview.error} /> : preview.data ? <Effects effects={preview.data.effects} /> : <p className="faint">{t('request.working')}</p>}
          <Limits limits={limits} past={past} setPast={setPast} />
        </section>
      )}
      {error !== null && <ErrorNote error={error} />}
      <p className="small faint">{t('correction.atOnce')}</p>
      <Button type="primary" htmlType="submit" loading={busy} disabled={!details || made !== null || reason.trim() === '' || preview.error !== null || (limits.length > 0 && !past)}>
        {t('entry.enter')} <span className="key-hint">Ctrl ↵</span>
      </Button>
    </form>
  )
}
