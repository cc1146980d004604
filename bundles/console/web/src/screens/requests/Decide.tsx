import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { RequestView, Verdict } from '../../api/types'
import { ErrorNote } from '../../parts/State'
import { Kbd } from '../../parts/Panel'

/** Yes at once; no and a question after a reason, asked for in place. */
export function Decide({ request, keys = false, asking, ask }: { request: RequestView; keys?: boolean; asking: Verdict | null; ask: (verdict: Verdict | null) => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState<Verdict | null>(null)
  const [error, setError] = useState<unknown>(null)
  const decide = async (verdict: Verdict, why?: string) => {
    setBusy(verdict)
    setError(null)
    try {
      await api.decideRequest(request.id, request.version, { verdict, reason: why })
      ask(null)
      await queries.invalidateQueries({ queryKey: ['requests'] })
    } catch (problem) {
      setError(problem)
    }
    setBusy(null)
  }
  return (
    <div className="decide">
      {error !== null && <ErrorNote error={error} retry={() => void queries.invalidateQueries({ queryKey: ['requests'] }).then(() => setError(null))} />}
      {asking === null || asking === 'APPROVE' ? (
        <div className="decide-acts">
          <Button type="primary" loading={busy === 'APPROVE'} onClick={() => void decide('APPROVE')}>{t('request.approve')}{keys && <> <Kbd>a</Kbd></>}</Button>
          <Button onClick={() => ask('ASK_BACK')}>{t('request.askBack')}…</Button>
          <Button danger onClick={() => ask('REFUSE')}>{t('request.refuse')}…{keys && <> <Kbd>r</Kbd></>}</Button>
        </div>
      ) : (
        <form
          className="decide ask"
          onSubmit={(event) => {
            event.preventDefault()
            void decide(asking, reason.trim())
          }}
        >
          <label className="ask-field">
            <span>{t(asking === 'REFUSE' ? 'request.whyRefused' : 'request.question')}</span>
            <textarea autoFocus required maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
          <div className="decide-acts">
            <Button htmlType="submit" type="primary" danger={asking === 'REFUSE'} loading={busy !== null} disabled={reason.trim() === ''}>{t(asking === 'REFUSE' ? 'request.refuse' : 'request.askBack')}</Button>
            <Button onClick={() => ask(null)}>{t('manners.keep')}</Button>
          </div>
        </form>
      )}
    </div>
  )
}
