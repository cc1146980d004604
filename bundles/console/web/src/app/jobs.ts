import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { api } from '../api/calls'
import { TAKEN_ON } from '../api/call'
import type { Job } from '../api/types'
import { dropHere, type HereJob, useHere, WORTH_SAYING } from './here'
import { useSession } from './Session'

const TO: Record<Job['kind'], string> = { REPORT: '/reports', RULE_TRIAL: '/administration/rules', ROSTER_SEARCH: '/roster?generate', KEY_ROTATION: '/administration/backup' }
const RIGHTS = ['report.run', 'timesheet.read', 'shift.write', 'key.rotate']
const STORE = 'clockhouse.jobs.seen'
const MOST_SEEN = 50
const LOOK_AGAIN = 2_000
const LOOK_SELDOM = 60_000

/** A line of the list: what runs or failed, and where its page is. */
export interface JobLine {
  key: string
  kind: Job['kind'] | HereJob['kind']
  to: string
  about: string
  failed: boolean
  own: boolean
  done: number
  of: number
  code: string
}

/** What the server does in the background and one may know of. It is looked at often while something runs. */
export function useServerJobs(): Job[] {
  const { can, session } = useSession()
  const queries = useQueryClient()
  const enabled = session.account.kind !== 'EMPLOYEE' && RIGHTS.some(can)
  const { data } = useQuery({
    queryKey: ['jobs'],
    queryFn: api.jobs,
    enabled,
    refetchInterval: ({ state }) => (state.data?.some((job) => job.state === 'RUNNING') ? LOOK_AGAIN : LOOK_SELDOM),
  })
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(soon)
      soon = setTimeout(() => void queries.invalidateQueries({ queryKey: ['jobs'] }), WORTH_SAYING)
    }
    window.addEventListener(TAKEN_ON, look)
    return () => {
      clearTimeout(soon)
      window.removeEventListener(TAKEN_ON, look)
    }
  }, [queries])
  return data ?? []
}

function remembered(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

/** What runs, and what failed and was not seen; `seen` says that all the failed ones were. */
export function useJobs(): { lines: JobLine[]; seen: () => void } {
  const server = useServerJobs()
  const here = useHere()
  const [known, setKnown] = useState(remembered)
  const lines = [
    ...here.map((job): JobLine => ({ key: job.id, kind: job.kind, to: job.to, about: job.about, failed: job.state === 'FAILED', own: true, done: 0, of: 0, code: job.code ?? '' })),
    ...server.map((job): JobLine => ({ key: `${job.kind} ${job.id}`, kind: job.kind, to: TO[job.kind], about: job.about ?? '', failed: job.state === 'FAILED', own: job.own, done: job.done, of: job.of, code: job.code ?? '' })),
  ].filter((line) => !line.failed || !known.includes(line.key))
  const failed = lines.filter((line) => line.failed).map((line) => line.key)
  const seen = useCallback(() => {
    for (const key of failed) dropHere(key)
    const now = [...remembered(), ...failed].slice(-MOST_SEEN)
    localStorage.setItem(STORE, JSON.stringify(now))
    setKnown(now)
  }, [failed.join()])
  return { lines, seen }
}
