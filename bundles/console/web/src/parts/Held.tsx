import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../app/keys'
import { Note } from './State'
import { Undo, UNDO_MS } from './Undo'

interface Waiting {
  said: string
  done: number
  act: () => void
  timer: number
}

/**
 * For acts on many rows that nothing takes back once they are done: they are sent ten seconds later, unless they are undone, and at once
 * with the next such act or when one leaves the screen. z undoes as the button does. The note stands where the screen puts it.
 */
export function useHeld(): { hold: (count: number, act: () => void, said?: string) => void; note: ReactNode } {
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
    (count: number, act: () => void, said?: string) => {
      send()
      if (count === 0) return
      waiting.current = { said: said ?? t('manners.held', { count }), done: Date.now(), act, timer: window.setTimeout(send, UNDO_MS) }
      setShown(waiting.current)
    },
    [send, t],
  )
  useKeys({ z: () => void take() }, shown !== null)
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
  return { hold, note: shown && <Note tone="ok" action={<Undo done={shown.done} undo={() => void take()} letter="z" />}>{shown.said}</Note> }
}
