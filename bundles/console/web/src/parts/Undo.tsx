import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon'
import { useNow } from './useNow'

/** How long what was just done can be taken back. */
export const UNDO_MS = 10_000

/** Takes back what was done at an instant, for ten seconds. */
export function Undo({ done, undo, letter, busy = false }: { done: number; undo: () => void; letter?: string; busy?: boolean }) {
  const { t } = useTranslation()
  const left = Math.ceil((done + UNDO_MS - useNow()) / 1000)
  if (left <= 0) return null
  return (
    <Button onClick={undo} loading={busy} icon={<Icon name="undo" size={16} />}>
      {t('manners.undo')} <span aria-hidden="true">{left} s</span> {letter && <span className="desk-key">{letter}</span>}
    </Button>
  )
}
