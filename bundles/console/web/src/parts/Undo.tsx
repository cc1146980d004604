import { Button } from 'antd'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { span } from './format'
import { Icon } from './Icon'
import { Kbd } from './Panel'
import { useNow } from './useNow'

/** How long what was just done can be taken back. */
export const UNDO_MS = 10_000

/** From here on a voice says that the time runs out; saying each second would drown everything else. */
const LAST_SECONDS = 5

interface Props {
  done: number
  undo: () => void
  letter?: string
  busy?: boolean
}

/** Takes back what was done at an instant, for ten seconds. */
export function Undo({ done, ...offer }: Props) {
  const left = Math.ceil((done + UNDO_MS - useNow()) / 1000)
  return left <= 0 ? null : <Offer left={left} {...offer} />
}

function Offer({ left, undo, letter, busy = false }: Omit<Props, 'done'> & { left: number }) {
  const { t, i18n } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const here = button.current
    return () => {
      if (here !== null && here === document.activeElement) goOn()
    }
  }, [])
  return (
    <>
      <Button ref={button} onClick={undo} loading={busy} icon={<Icon name="undo" size={16} />} aria-keyshortcuts={letter}>
        {t('manners.undo')} <span aria-hidden="true">{span(left, i18n.language)}</span> {letter && <span className="desk-only" aria-hidden="true"><Kbd>{letter}</Kbd></span>}
      </Button>
      <span className="hidden-text">{t('manners.undoWithin', { count: left > LAST_SECONDS ? UNDO_MS / 1000 : LAST_SECONDS })}</span>
    </>
  )
}

/** Where the keyboard works on when what had the focus is gone: in the list, or on the page. */
export function goOn(): void {
  ;(document.querySelector<HTMLElement>('.vlist') ?? document.getElementById('content'))?.focus()
}
