import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { PersonDay, RequestView } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { useSession } from '../../app/Session'
import { flagKind } from '../../parts/grid/cells'
import { ErrorNote, Note } from '../../parts/State'
import { CorrectionFields } from '../requests/AskFields'
import { detailsOf, type Wish, wishFor } from '../requests/asking'
import { Effects } from '../requests/Effects'
import { Limits } from '../requests/Limits'
import { useWaiting } from '../requests/RequestLine'
import { usePreview } from '../requests/usePreview'
import '../requests/Request.css'

/** The punch that a day lacks: no in, else an out. */
function lacking(day: PersonDay): 'IN' | 'OUT' {
  const flags = day.results.flatMap((result) => result.flags.map(flagKind))
  return flags.includes('MISSING_OUT') ? 'OUT' : 'IN'
}

/** The correction of one day with its new result beside it: entered at once by whoever may, else asked for. Raw punches stay. */
export function AddCorrection({ day, proposed, close }: { day: PersonDay; proposed: (at: string | null) => void; close: () => void }) {
  const { t } = useTranslation()
  const { can, session } = useSession()
  const queries = useQueryClient()
  const waiting = useWaiting()
  const id = day.employee.id
  const enters = can('request.enter') && session.account.employeeId !== id
  const [wish, setWish] = useState<Wish>(() => ({ ...wishFor('CORRECTION', day.date), as: lacking(day) }))
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<RequestView | null>(null)
  const details = detailsOf(wish)
  const preview = usePreview(id, wish.kind, details, enters)
  const limits = preview.data?.limits ?? []
  const [past, setPast] = useState(false)
  const change = (part: Partial<Wish>) => {
    const next = { ...wish, ...part }
    setWish(next)
    setPast(false)
    setMade(null)
    proposed(detailsOf(next)?.at ?? null)
  }
  const submit = async () => {
    if (!details) return
    setBusy(true)
    setError(null)
    try {
      const draft = { kind: wish.kind, employeeId: id, details, reason: reason.trim() }
      setMade(await (enters ? api.enterRequest({ ...draft, past }) : api.submitRequest(draft)))
      proposed(null)
      setReason('')
      setWish({ ...wish, from: '' })
      for (const key of ['requests', 'day', 'month']) void queries.invalidateQueries({ queryKey: [key] })
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
      {made && <Note tone={made.state === 'APPROVED' ? 'ok' : 'late'}>{made.state === 'APPROVED' ? t('correction.entered') : `${t('correction.sent')} ${waiting(made)}`}</Note>}
      <CorrectionFields wish={wish} change={change} dated={false} />
      <label className="ask-field">
        <span>{t('request.reason')}</span>
        <textarea required maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <section aria-live="polite" aria-label={t('correction.after')}>
        <h3>{t('correction.after')}</h3>
        {!details ? <p className="faint">{t('correction.typeTime')}</p> : preview.error ? <ErrorNote error={preview.error} /> : preview.data ? <Effects effects={preview.data.effects} dated={preview.data.effects.some((effect) => effect.date !== day.date)} /> : <p className="faint">{t('request.working')}</p>}
        <Limits limits={limits} past={past} setPast={setPast} />
      </section>
      {error !== null && <ErrorNote error={error} />}
      <p className="small faint">{t(enters ? 'correction.atOnce' : 'correction.chain')}</p>
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!details || reason.trim() === '' || preview.error !== null || (limits.length > 0 && !past)}>
          {t(enters ? 'correction.enter' : 'correction.submit')} <span className="key-hint">Ctrl ↵</span>
        </Button>
        <Button onClick={close}>{t('manners.keep')}</Button>
      </div>
    </form>
  )
}
