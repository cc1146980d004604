import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { API } from '../api/call'
import { isAway } from '../api/problem'
import { EVERYTHING, type LiveState, listenToChanges } from './live'

const Context = createContext<LiveState>({ state: 'connecting', since: 0 })

export function useLive(): LiveState {
  return useContext(Context)
}

/** Which queries a topic makes old: the first word of their key. */
const READS: Record<string, string[]> = {
  ORGANISATION: ['sites', 'areas', 'departments', 'organisation', 'session'],
  EMPLOYEES: ['people', 'person', 'today-people', 'month'],
  CREDENTIALS: ['credentials', 'card', 'deliveries', 'lists', 'levels', 'card-alarms', 'activation-points', 'activation-policy', 'fee-rules', 'card-types', 'biometrics', 'consents', 'biometric-rules', 'waiting-work'],
  TERMINALS: ['picture-reviews', 'snapshot-rule', 'terminals', 'unknown', 'expected', 'installation', 'alarms', 'today', 'deliveries', 'lists', 'gateways', 'waiting-work'],
  DRIVERS: ['drivers', 'terminals'],
  PUNCHES: ['punches', 'today', 'quarantine', 'today-people', 'waiting-work'],
  SHIFTS: ['shifts', 'assignments', 'roster'],
  TIMESHEETS: ['today', 'today-people', 'month', 'day', 'exceptions', 'calculation', 'periods', 'waiting-work', 'closing-work'],
  ACCOUNTS: ['accounts', 'roles', 'api-keys'],
  REQUESTS: ['requests', 'day', 'tickets', 'periods', 'waiting-work'],
  AUDIT: ['audit'],
  NOTICES: ['notices'],
  ROLL_CALLS: ['roll-calls'],
}

/** What is dear to read, for everybody at once, is read again more seldom. */
const WAITS: Record<string, number> = { periods: 5_000, 'waiting-work': 3_000, 'closing-work': 300_000 }

/** Reads again what a change made old, at most once a second for each kind of query. */
export function Changes({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [live, setLive] = useState<LiveState>({ state: 'connecting', since: Date.now() })
  useEffect(() => {
    const waiting = new Map<string, ReturnType<typeof setTimeout>>()
    const refresh = (key: string) => {
      waiting.delete(key)
      void queries.invalidateQueries({ queryKey: [key] })
    }
    const heard = (topic: string) => {
      if (topic === EVERYTHING) void queries.invalidateQueries()
      for (const key of READS[topic] ?? []) {
        if (!waiting.has(key)) waiting.set(key, setTimeout(() => refresh(key), WAITS[key] ?? 600))
      }
    }
    // What failed while the server was away has heard of no change since: it would stay failed.
    const changed = (next: LiveState) => {
      setLive(next)
      if (next.state === 'live') void queries.refetchQueries({ predicate: ({ state }) => state.error !== null && isAway(state.error) })
    }
    const stop = listenToChanges(`${API}/changes`, heard, changed)
    return () => {
      stop()
      for (const timer of waiting.values()) clearTimeout(timer)
    }
  }, [queries])
  return <Context.Provider value={live}>{children}</Context.Provider>
}
