import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestView } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { ErrorNote } from '../../parts/State'
import { attachAll } from '../requests/attaching'
import { Effects } from '../requests/Effects'
import { FilePick } from '../requests/Files'
import { usePreview } from '../requests/usePreview'

interface Props {
  employeeId: string
  kind: string
  /** Null while something is missing. */
  details: Record<string, string> | null
  children?: ReactNode
  reasonLabel: string
  act: string
  /** Nobody agrees to it before a file lies beside it; it may follow later. */
  wantsFile?: boolean
  send: (details: Record<string, string>, reason: string) => Promise<RequestView>
  /** @param refused names of files that were not taken */
  sent: (request: RequestView, refused: string[]) => void
}

/** What is asked for, why, and what it would change, before anything is sent. */
export function AskForm({ employeeId, kind, details, children, reasonLabel, act, wantsFile = false, send, sent }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [files, setFiles] = useState<File[]>([])
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const preview = usePreview(employeeId, kind, details)
  const submit = async () => {
    if (!details) return
    setBusy(true)
    setError(null)
    try {
      const request = await send(details, reason.trim())
      const refused = await attachAll(request.id, wantsFile ? files : [])
      await queries.invalidateQueries({ queryKey: ['requests'] })
      sent(request, refused)
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <form
      className="ask"
      onKeyDown={submitOnCtrlEnter}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {children}
      <label className="ask-field">
        <span>{reasonLabel}</span>
        <textarea required maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {wantsFile && (
        <>
          <p className="own-hint">{t('request.fileWanted')}</p>
          <FilePick files={files} choose={setFiles} busy={busy} />
        </>
      )}
      <section aria-live="polite" aria-label={t('request.preview')}>
        <h2 className="own-title">{t('request.preview')}</h2>
        {!details ? <p className="faint">{t('request.previewLater')}</p> : preview.error ? <ErrorNote error={preview.error} /> : preview.data ? <Effects effects={preview.data.effects} /> : <p className="faint">{t('request.working')}</p>}
      </section>
      {error !== null && <ErrorNote error={error} />}
      <Button type="primary" size="large" block htmlType="submit" loading={busy} disabled={!details || reason.trim() === '' || preview.error !== null}>{act}</Button>
    </form>
  )
}
