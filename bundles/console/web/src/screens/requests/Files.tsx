import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from 'antd'
import { Note } from '../../parts/State'
import { FILE_TYPES, MOST_FILES, wrongWith } from './cardAsking'

/** Photographs and PDFs to go with a request; what cannot be taken is said at once. */
export function FilePick({ files, choose, left = MOST_FILES, busy = false }: { files: File[]; choose: (files: File[]) => void; left?: number; busy?: boolean }) {
  const { t } = useTranslation()
  const id = useId()
  const [wrong, setWrong] = useState<string[]>([])
  const take = (list: FileList | null) => {
    const chosen = [...(list ?? [])]
    const good = chosen.filter((file) => wrongWith(file) === null)
    const room = Math.max(0, left - files.length)
    setWrong([
      ...chosen.filter((file) => wrongWith(file) !== null).map((file) => t(`request.file_${wrongWith(file) ?? 'type'}`, { name: file.name })),
      ...(good.length > room ? [t('request.fileMany', { most: MOST_FILES })] : []),
    ])
    if (good.length > 0 && room > 0) choose([...files, ...good.slice(0, room)])
  }
  return (
    <div className="ask-field">
      <span>{t('request.files')}</span>
      {files.length > 0 && (
        <ul className="own-list">
          {files.map((file, index) => (
            <li key={`${file.name} ${index}`} className="own-line">
              <span className="grow ellipsis">{file.name} <span className="faint small">{sizeOf(file.size)}</span></span>
              <Button size="small" onClick={() => choose(files.filter((other) => other !== file))} aria-label={t('request.fileDrop', { name: file.name })}>{t('request.fileLeave')}</Button>
            </li>
          ))}
        </ul>
      )}
      {wrong.map((why) => <Note key={why} tone="late">{why}</Note>)}
      {files.length < left && (
        <p className="file-pick">
          <label className="file-button" htmlFor={id}>{busy ? t('file.reading') : t('request.fileAdd')}</label>
          <input
            id={id}
            type="file"
            multiple
            className="hidden-text"
            accept={FILE_TYPES.join()}
            disabled={busy}
            onChange={(event) => {
              take(event.target.files)
              event.target.value = ''
            }}
          />
          <span className="faint small">{t('request.fileHint', { most: MOST_FILES })}</span>
        </p>
      )}
    </div>
  )
}

/** 240 kB, 1.2 MB. */
export function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
