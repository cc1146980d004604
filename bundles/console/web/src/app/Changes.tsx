import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { API } from '../api/call'
import { EVERYTHING, type LiveState, listenToChanges } from './live'

const Context = createContext<LiveState>({ state: 'connecting', since: 0 })

export function useLive(): LiveState {
  return useContext(Context)
}

/** Which queries a topic makes old: the first word of their key. */
const READS: Record<string, string[]> = {
  ORGANISATION: ['sites', 'areas', 'departments', 'organisation', 'session'],
  EMPLOYEES: ['people', 'person', 'today-people', 'month'],
  CREDENTIALS: ['credentials', 'card', 'deliveries', 'lists', 'levels', 'card-alarms', 'activation-points', 'activation-policy', 'fee-rules', 'card-types', 'biometrics', 'consents', 'biometric-rules'],
  TERMINALS: ['picture-reviews', 'snapshot-rule', 'terminals', 'unknown', 'expected', 'installation', 'alarms', 'today', 'deliveries', 'lists', 'gateways'],
  DRIVERS: ['drivers', 'terminals'],
  PUNCHES: ['punches', 'today', 'quarantine', 'today-people'],
  SHIFTS: ['shifts', 'assignments', 'roster'],
  TIMESHEETS: ['today', 'today-people', 'month', 'day', 'exceptions', 'calculation'],
  ACCOUNTS: ['accounts', 'roles', 'api-keys'],
  REQUESTS: ['requests', 'day'],
  AUDIT: ['audit'],
  NOTICES: ['notices'],
  ROLL_CALLS: ['roll-calls'],
}

/** Reads again what a change made old, at most once a second for each topic. */
export function Changes({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [live, setLive] = useState<LiveState>({ state: 'connecting', since: Date.now() })
  useEffect(() => {
    const waiting = new Map<string, ReturnType<typeof setTimeout>>()
    const refresh = (topic: string) => {
      waiting.delete(topic)
      if (topic === EVERYTHING) void queries.invalidateQueries()
      for (const key of READS[topic] ?? []) void queries.invalidateQueries({ queryKey: [key] })
    }
    const heard = (topic: string) => {
      if (!waiting.has(topic)) waiting.set(topic, setTimeout(() => refresh(topic), topic === EVERYTHING ? 0 : 600))
    }
    const stop = listenToChanges(`${API}/changes`, heard, setLive)
    return () => {
      stop()
      for (const timer of waiting.values()) clearTimeout(timer)
    }
  }, [queries])
  return <Context.Provider value={live}>{children}</Context.Provider>
}
