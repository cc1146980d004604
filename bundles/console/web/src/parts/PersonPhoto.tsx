import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { photoOf } from '../api/photo'
import { useSession } from '../app/Session'
import { initialOf, type LocalName, nameOf } from './format'

/** The person's photograph, to compare with who stands there; the first letter of the name while there is none. */
export function PersonPhoto({ id, name }: { id: string | undefined; name: LocalName | undefined }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { data } = useQuery({ queryKey: ['photo', id], queryFn: () => photoOf(id ?? ''), enabled: id !== undefined && can('employee.read'), staleTime: 60_000 })
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!data) return setAddress(undefined)
    const made = URL.createObjectURL(data)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  if (address) return <img className="photo" src={address} alt={t('person.photoOf', { name: nameOf(name, i18n.language) })} />
  return <div className="photo" aria-hidden="true">{initialOf(name, i18n.language)}</div>
}
