import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { photoOf, removePhoto, sendPhoto } from '../../api/photo'
import { ErrorNote } from '../../parts/State'
import { useSend } from '../cards/useSend'

/** Takes a picture for the person, from a file or a phone's camera, or removes it. */
export function PhotoEdit({ id }: { id: string }) {
  const { t } = useTranslation()
  const field = useId()
  const { busy, error, send } = useSend('photo')
  const { data } = useQuery({ queryKey: ['photo', id], queryFn: () => photoOf(id), staleTime: 60_000 })
  return (
    <div className="stack">
      <div className="row tight">
        <label className="file-button" htmlFor={field}>{t(busy ? 'file.reading' : data ? 'person.photoChange' : 'person.photoAdd')}</label>
        <input
          id={field}
          type="file"
          className="hidden-text"
          accept="image/jpeg,image/png"
          disabled={busy}
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) void send(() => sendPhoto(id, file))
          }}
        />
        {data && <Button disabled={busy} onClick={() => void send(() => removePhoto(id))}>{t('person.photoRemove')}</Button>}
      </div>
      {error !== null && <ErrorNote error={error} />}
    </div>
  )
}
