import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Input, type InputProps, type InputRef } from 'antd'
import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { Visitor } from '../../api/types'
import { dayOf, nameOf } from '../../parts/format'

interface Props {
  value?: string
  onChange?: (name: string) => void
  id?: string
  /** Somebody who came before was chosen, or the name is being typed. */
  chosen: (visitor: Visitor | undefined) => void
}

/** A name; while it is typed, who came before is offered with what is known of them. */
export function KnownName({ value, onChange, id, chosen }: Props) {
  const { t, i18n } = useTranslation()
  const [typed, setTyped] = useState('')
  const known = useQuery({ queryKey: ['visitors', 'known', typed], queryFn: () => api.knownVisitors(typed), enabled: typed.trim() !== '' })
  const options = (typed.trim() === '' ? [] : (known.data ?? [])).map((visitor) => ({
    value: visitor.id,
    label: `${nameOf(visitor.name, i18n.language)} · ${[visitor.company, visitor.phone, t('visitor.last', { date: dayOf(visitor.from) })].filter(Boolean).join(' · ')}`,
  }))
  const choose = (choice: string) => {
    const visitor = known.data?.find((one) => one.id === choice)
    if (!visitor) return
    onChange?.(nameOf(visitor.name, i18n.language))
    chosen(visitor)
    setTyped('')
  }
  const type = (name: string) => {
    if (known.data?.some((visitor) => visitor.id === name)) return
    onChange?.(name)
    chosen(undefined)
  }
  return (
    <AutoComplete id={id} value={value} options={options} onChange={type} onSelect={choose} showSearch={{ filterOption: false, onSearch: setTyped }} defaultActiveFirstOption={false}>
      <NameInput autoFocus maxLength={60} autoComplete="off" />
    </AutoComplete>
  )
}

/** The list names an option that is not there as long as none is chosen, so that Enter keeps what was typed; a screen reader is told none. */
function NameInput(props: InputProps & { ref?: Ref<InputRef> }) {
  const active = props['aria-activedescendant']
  return <Input {...props} aria-activedescendant={active?.endsWith('_-1') ? undefined : active} />
}
