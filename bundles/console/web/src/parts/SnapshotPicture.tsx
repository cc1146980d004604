import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { snapshotOf } from '../api/photo'

/** A picture that a terminal took. Shown to somebody it is a look, which is on record: nothing asks for it beforehand. */
export function SnapshotPicture({ id, of }: { id: string; of: string }) {
  const { t } = useTranslation()
  const { data, error } = useQuery({ queryKey: ['snapshot', id], queryFn: () => snapshotOf(id), staleTime: Infinity, gcTime: 0, retry: false })
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!data) return
    const made = URL.createObjectURL(data)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  if (error) return <div className="photo none">{t('picture.broken')}</div>
  return address ? <img className="photo" src={address} alt={t('picture.of', { what: of })} /> : <div className="photo" aria-hidden="true" />
}
