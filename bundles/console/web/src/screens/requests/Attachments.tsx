import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { API } from '../../api/call'
import { api } from '../../api/calls'
import type { AttachmentView, RequestView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { download } from '../../parts/download'
import { stamp } from '../../parts/format'
import { ErrorNote, Loaded } from '../../parts/State'
import { isOpen } from './asking'
import { MOST_FILES } from './cardAsking'
import { FilePick, sizeOf } from './Files'

/** The files beside a request. A picture is shown when somebody asks for it: each reading is in the audit trail. */
export function Attachments({ request }: { request: RequestView }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const queryKey = ['requests', 'files', request.id]
  const query = useQuery({ queryKey, queryFn: () => api.attachments(request.id) })
  const add = async (files: File[]) => {
    setBusy(true)
    setError(null)
    try {
      for (const file of files) await api.attach(request.id, file)
    } catch (problem) {
      setError(problem)
    }
    await queries.invalidateQueries({ queryKey })
    setBusy(false)
  }
  const takes = isOpen(request) && can('request.submit')
  if (!takes && query.data?.length === 0) return null
  return (
    <section aria-label={t('request.files')} className="ask">
      <Loaded query={query} rows={1}>
        {(files) => (
          <>
            {files.length > 0 && <ul className="own-list">{files.map((file) => <Attached key={file.id} requestId={request.id} file={file} />)}</ul>}
            {takes && files.length < MOST_FILES && <FilePick files={[]} left={MOST_FILES - files.length} choose={(chosen) => void add(chosen)} busy={busy} />}
          </>
        )}
      </Loaded>
      {error !== null && <ErrorNote error={error} />}
    </section>
  )
}

function Attached({ requestId, file }: { requestId: string; file: AttachmentView }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const [shown, setShown] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const path = `/requests/${requestId}/attachments/${file.id}`
  const picture = file.type !== 'PDF'
  return (
    <li>
      <div className="own-line">
        <span className="grow ellipsis">{file.name} <span className="faint small">{sizeOf(file.size)} · {file.by}, {stamp(file.at, zone)}</span></span>
        {picture && <Button size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>{t(shown ? 'request.fileHide' : 'request.fileShow')}</Button>}
        <Button size="small" onClick={() => void download(path, file.name).catch(setError)} aria-label={t('request.fileSaveNamed', { name: file.name })}>{t('request.fileSave')}</Button>
      </div>
      {shown && <img className="attached" src={API + path} alt={file.name} />}
      {error !== null && <ErrorNote error={error} />}
    </li>
  )
}
