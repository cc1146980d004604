import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOfKey } from '../../../app/keys'
import { Icon } from '../../../parts/Icon'

interface Props {
  field: RefObject<HTMLInputElement | null>
  placeholder: string
  read: (text: string) => void
  /** A key while the field is empty; true when it meant something. */
  pressed: (key: string) => boolean
}

/** Where a reader that works like a keyboard writes. It keeps the focus; a reader types digits, so that letters may act. */
export function ReaderInput({ field, placeholder, read, pressed }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const press = (event: React.KeyboardEvent) => {
    const key = nameOfKey(event)
    if (text === '') {
      if (!pressed(key)) return
    } else if (key === 'Escape') {
      setText('')
    } else if (key === 'Enter') {
      setText('')
      if (text.trim()) read(text)
    } else return
    event.preventDefault()
  }
  return (
    <span className="reader">
      <Icon name="cards" size={22} />
      <input
        ref={field}
        aria-label={t('desk.read')}
        placeholder={placeholder}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        // Nothing else took the focus: it stays here, for the reader.
        onBlur={() => setTimeout(() => document.activeElement === document.body && field.current?.focus())}
        onKeyDown={press}
      />
    </span>
  )
}
