import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A place to drop one file on, or to choose it by keyboard. */
export function FileDrop({ accept, children, chosen, busy = false }: { accept: string; children: ReactNode; chosen: (file: File) => void; busy?: boolean }) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const id = useId()
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && !busy) chosen(file)
  }
  return (
    <div
      className={`drop${over ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      {children}
      <p className="drop-act">
        <label className="file-button" htmlFor={id}>
          {busy ? t('file.reading') : t('file.choose')}
        </label>
        <input
          id={id}
          type="file"
          className="hidden-text"
          accept={accept}
          disabled={busy}
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </p>
    </div>
  )
}
