import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/calls'
import { nameOf } from './format'

/** Somebody of the company, found by name, pinyin or number. */
export function PersonPick({ id, onChange }: { id?: string; onChange?: (id: string) => void }) {
  const { t, i18n } = useTranslation()
  const [typed, setTyped] = useState('')
  const found = useQuery({ queryKey: ['people', 'pick', typed], queryFn: () => api.people({ text: typed, limit: 20 }) })
  return (
    <Select
      id={id}
      className="full"
      aria-label={t('override.person')}
      placeholder={t('override.personHint')}
      onChange={onChange}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={(found.data?.items ?? []).map((one) => ({ value: one.id, label: `${nameOf(one.name, i18n.language)} ${one.number}` }))}
    />
  )
}
