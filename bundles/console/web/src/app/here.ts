import { useSyncExternalStore } from 'react'
import { newKey } from '../api/call'
import { Problem } from '../api/problem'

/** Work that is over with its answer: a sheet that is read, a file on its way. It is known to this window alone. */
export interface HereJob {
  id: string
  kind: 'IMPORT' | 'PHOTOS' | 'UPLOAD'
  to: string
  about: string
  state: 'RUNNING' | 'FAILED'
  code?: string
}

/** Milliseconds; what is done sooner is not worth a line. */
export const WORTH_SAYING = 600

let jobs: readonly HereJob[] = []
const listeners = new Set<() => void>()

function set(next: readonly HereJob[]): void {
  jobs = next
  for (const heard of listeners) heard()
}

export function dropHere(id: string): void {
  if (jobs.some((one) => one.id === id)) set(jobs.filter((one) => one.id !== id))
}

/** Does it in sight of the top bar. What fails while its own page is open is said there; elsewhere it stays until it is seen. */
export async function inSight<T>(what: Pick<HereJob, 'kind' | 'to' | 'about'>, work: () => Promise<T>): Promise<T> {
  const id = newKey()
  const said = setTimeout(() => set([...jobs, { ...what, id, state: 'RUNNING' }]), WORTH_SAYING)
  try {
    return await work()
  } catch (why) {
    if (window.location.pathname !== what.to) set([...jobs.filter((one) => one.id !== id), { ...what, id, state: 'FAILED', code: why instanceof Problem ? why.code : '' }])
    throw why
  } finally {
    clearTimeout(said)
    if (jobs.some((one) => one.id === id && one.state === 'RUNNING')) dropHere(id)
  }
}

export function useHere(): readonly HereJob[] {
  return useSyncExternalStore(
    (heard) => {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    () => jobs,
  )
}
