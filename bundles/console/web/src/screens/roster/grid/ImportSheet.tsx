import { useMutation } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { RosterImport } from '../../../api/types'
import { FileDrop } from '../../../parts/FileDrop'
import { shortDay } from '../../../parts/format'
import { ErrorNote, Note } from '../../../parts/State'

/** A roster from a file or from the clipboard: tried first, each wrong cell with its place, drawn when all are right. */
export function ImportSheet({ around, exported, close, drawn }: { around: string; exported: () => void; close: () => void; drawn: (read: RosterImport) => void }) {
  const { t, i18n } = useTranslation()
  const [sheet, setSheet] = useState<Blob | null>(null)
  const [text, setText] = useState('')
  const tried = useMutation({ mutationFn: (content: Blob) => api.readRosterSheet(content, around, false) })
  const taken = useMutation({
    mutationFn: (content: Blob) => api.readRosterSheet(content, around, true),
    onSuccess: (read) => {
      drawn(read)
      close()
    },
  })
  const attempt = (content: Blob) => {
    setSheet(content)
    taken.reset()
    tried.mutate(content)
  }
  const read = tried.data
  const wrong = read?.wrong ?? []
  const ready = sheet !== null && read !== undefined && read.wrongCells === 0 && read.changed > 0
  return (
    <Modal open width={680} onCancel={close} title={t('rosterImport.title')} footer={<><Button onClick={exported}>{t('rosterImport.export')}</Button><Button type="primary" disabled={!ready} loading={taken.isPending} onClick={() => sheet && taken.mutate(sheet)}>{t('rosterImport.draw', { count: read?.changed ?? 0 })}</Button></>}>
      <div className="stack">
        <p className="soft">{t('rosterImport.hint')}</p>
        <FileDrop accept=".xlsx,.csv,.txt" busy={tried.isPending} chosen={attempt}>{t('rosterImport.drop')}</FileDrop>
        <label className="stack">
          <span>{t('rosterImport.paste')}</span>
          <Input.TextArea rows={3} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        {text.trim() !== '' && <p><Button loading={tried.isPending} onClick={() => attempt(new Blob([text]))}>{t('rosterImport.try')}</Button></p>}
        {tried.error && <ErrorNote error={tried.error} />}
        {taken.error && <ErrorNote error={taken.error} />}
        {read && (
          <div role="status" className="stack">
            <p><strong>{t(`rosterImport.form.${read.form}`)}</strong> {t('rosterImport.found', { people: read.people, cells: read.cells, changed: read.changed })}{read.from && ` ${shortDay(read.from, i18n.language)} – ${shortDay(read.until, i18n.language)}`}</p>
            {read.wrongCells === 0 && read.changed === 0 && <Note>{t('rosterImport.same')}</Note>}
            {read.wrongCells > 0 && (
              <Note tone="miss">
                <strong>{t('rosterImport.wrong', { count: read.wrongCells })}</strong>
                <ul className="plan-told">{wrong.map((one, i) => <li key={i}><b>{one.column}{one.row}</b> “{one.text}”: {t(`rosterImport.reason.${one.reason}`)}</li>)}</ul>
              </Note>
            )}
          </div>
        )}
      </div>
    </Modal>
  )
}
