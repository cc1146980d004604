import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../../api/calls'
import type { DeskEvent } from '../../../api/types'
import { useSession } from '../../../app/Session'
import { listenToReader, readsOf, type Road } from './deskReader'

const STORE = 'clockhouse.deskReader'

type State = NonNullable<DeskEvent['state']>

/** Which reader this desk uses, as this browser remembers it, and how it is. Without one the reader works like a keyboard. */
export function useReader(hear: (event: DeskEvent) => void) {
  const { can } = useSession()
  const may = can('desk-reader.listen')
  const { data } = useQuery({ queryKey: ['terminals', 'desk-readers'], queryFn: api.deskReaders, enabled: may })
  const [id, setId] = useState(() => localStorage.getItem(STORE))
  const [road, setRoad] = useState<Road>('connecting')
  const [state, setState] = useState<State | null>(null)
  /** The last thing that was held to it and is no card of ours to use: not read, made up anew each time, or covered. */
  const [trouble, setTrouble] = useState<DeskEvent | null>(null)
  const seen = useSeen()
  const heard = useRef(hear)
  heard.current = hear
  const chosen = data?.find((one) => one.id === id)
  const listening = may && chosen !== undefined && seen ? chosen.id : null
  useEffect(() => {
    if (!listening) return
    setRoad('connecting')
    setState(null)
    setTrouble(null)
    return listenToReader(
      readsOf(listening),
      (event) => {
        if (event.state) setState(event.state)
        else setTrouble(event.misread || event.read?.random || event.read?.readings.length === 0 ? event : null)
        heard.current(event)
      },
      setRoad,
    )
  }, [listening])
  return {
    readers: data ?? [],
    chosen,
    state: state ?? chosen?.state,
    road,
    trouble,
    choose: (next: string | undefined) => {
      if (next) localStorage.setItem(STORE, next)
      else localStorage.removeItem(STORE)
      setId(next ?? null)
      setTrouble(null)
    },
  }
}

export type ReaderHere = ReturnType<typeof useReader>

/** Whether somebody can see the page: a tab behind another one does not act on what is held to the reader. */
function useSeen(): boolean {
  const [seen, setSeen] = useState(() => document.visibilityState !== 'hidden')
  useEffect(() => {
    const changed = () => setSeen(document.visibilityState !== 'hidden')
    document.addEventListener('visibilitychange', changed)
    return () => document.removeEventListener('visibilitychange', changed)
  }, [])
  return seen
}
