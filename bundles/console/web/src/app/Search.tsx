import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../api/calls'
import { nameOf, otherName } from '../parts/format'
import { Icon, type IconName } from '../parts/Icon'
import { Kbd } from '../parts/Panel'
import { useSession } from './Session'

interface Hit {
  id: string
  icon: IconName
  title: string
  hint: string
  to: string
}

/** Person, pinyin, number, card or terminal. The answer opens by keyboard alone. */
export function Search() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const list = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const asked = useDeferredValue(text.trim())
  const people = useQuery({
    queryKey: ['people', 'search', asked],
    queryFn: () => api.people({ text: asked, limit: 8 }),
    enabled: open && asked.length > 0 && can('employee.read'),
    placeholderData: (old) => old,
  })
  const terminals = useQuery({ queryKey: ['terminals'], queryFn: api.terminals, enabled: open && asked.length > 0 && can('terminal.read') })
  const language = i18n.language
  const needle = asked.toLowerCase()
  const hits: Hit[] = [
    ...(people.data?.items ?? []).map((person) => ({
      id: person.id,
      icon: 'person' as const,
      title: [nameOf(person.name, language), otherName(person.name, language)].filter(Boolean).join(' '),
      hint: `${person.number} · ${nameOf(person.departmentName, language)}`,
      to: `/people/${person.id}`,
    })),
    ...(terminals.data ?? [])
      .filter((terminal) => `${nameOf(terminal.name, 'en')} ${nameOf(terminal.name, 'zh')} ${terminal.serial ?? ''}`.toLowerCase().includes(needle))
      .slice(0, 4)
      .map((terminal) => ({
        id: terminal.id,
        icon: 'terminals' as const,
        title: nameOf(terminal.name, language),
        hint: terminal.serial ?? '',
        to: `/terminals?id=${terminal.id}`,
      })),
    ...(can('credential.read') && /^[\dA-Fa-f:, ]{5,}$/.test(asked)
      ? [{ id: 'card', icon: 'cards' as const, title: t('search.asCard', { text: asked }), hint: '', to: `/cards?text=${encodeURIComponent(asked)}` }]
      : []),
  ]
  const go = (hit: Hit | undefined) => {
    if (!hit) return
    setOpen(false)
    setText('')
    ;(document.activeElement as HTMLElement | null)?.blur()
    void navigate(hit.to)
  }
  const showing = open && asked.length > 0
  return (
    <div className="ch-search" role="search">
      <Icon name="search" size={16} />
      <input
        id="search"
        type="text"
        role="combobox"
        aria-expanded={showing}
        aria-controls={list}
        aria-activedescendant={showing && hits[at] ? `${list}-${at}` : undefined}
        aria-label={t('search.label')}
        aria-keyshortcuts="/"
        autoComplete="off"
        placeholder={t('search.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
          else if (event.key === 'Enter') go(hits[at])
          else if (event.key === 'Escape') event.currentTarget.blur()
          else return
          event.preventDefault()
        }}
      />
      <Kbd>/</Kbd>
      {showing && (
        <div className="ch-hits appear">
          <ul id={list} role="listbox" aria-label={t('search.results')}>
            {hits.map((hit, index) => (
              <li
                key={hit.id}
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === at}
                onPointerDown={(event) => {
                  event.preventDefault()
                  go(hit)
                }}
              >
                <Icon name={hit.icon} size={16} />
                <span className="strong">{hit.title}</span>
                <span className="faint">{hit.hint}</span>
              </li>
            ))}
          </ul>
          {hits.length === 0 && <p className="faint ch-nohit">{people.isFetching ? t('manners.loading') : t('search.nothing', { text: asked })}</p>}
        </div>
      )}
    </div>
  )
}
