import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Note } from './State'
import { Undo, UNDO_MS } from './Undo'

interface Waiting {
  count: number
  done: number
  act: () => void
  timer: number
}

/**
 * For acts on many rows that nothing takes back once they are done: they are sent ten seconds later, unless they are undone, and at once
 * with the next such act or when one leaves the screen. The note stands where the screen puts it.
 */
export function useHeld(): { hold: (count: number, act: () => void) => void; note: ReactNode } {
  const { t } = useTranslation()
  const waiting = useRef<Waiting | null>(null)
  const [shown, setShown] = useState<Waiting | null>(null)
  const take = useCallback(() => {
    const one = waiting.current
    waiting.current = null
    setShown(null)
    if (one) clearTimeout(one.timer)
    return one
  }, [])
  const send = useCallback(() => take()?.act(), [take])
  const hold = useCallback(
    (count: number, act: () => void) => {
      send()
      if (count === 0) return
      waiting.current = { count, done: Date.now(), act, timer: window.setTimeout(send, UNDO_MS) }
      setShown(waiting.current)
    },
    [send],
  )
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (waiting.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', leave)
    return () => {
      window.removeEventListener('beforeunload', leave)
      send()
    }
  }, [send])
  return { hold, note: shown && <Note tone="ok" action={<Undo done={shown.done} undo={() => void take()} />}>{t('manners.held', { count: shown.count })}</Note> }
}
