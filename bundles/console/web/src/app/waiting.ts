import { useQuery } from '@tanstack/react-query'
import { api } from '../api/calls'
import type { Waiting } from '../api/types'
import { addDays } from '../parts/format'
import { usePlace } from './Place'
import { useSession } from './Session'

/** How many days back the work list looks. */
export const WORK_DAYS = 7

/** What waits on a page of its own: what the work list calls it, where it is seen to, and the area that has it. */
export interface Elsewhere {
  key: string
  letter: string
  to: string
  area?: string
}

export const ELSEWHERE: Record<Exclude<Waiting['kind'], 'EXCEPTIONS'>, Elsewhere> = {
  REQUESTS: { key: 'requests', letter: 'PENDING', to: '/attendance/requests', area: '/attendance' },
  TICKETS: { key: 'tickets', letter: 'TICKET_OPEN', to: '/cards/tickets?view=mine', area: '/cards' },
  UNKNOWN_CARDS: { key: 'unknownCards', letter: 'UNKNOWN_CARD', to: '/terminals/quarantine' },
  TERMINAL_ALARMS: { key: 'terminalsBehind', letter: 'BACKLOG', to: '/terminals?show=problems', area: '/terminals' },
  UNKNOWN_TERMINALS: { key: 'unknownTerminals', letter: 'UNKNOWN', to: '/terminals', area: '/terminals' },
  CARDS_TO_ACTIVATE: { key: 'cardsToActivate', letter: 'ISSUED', to: '/cards/activate', area: '/cards' },
  CARD_ALARMS: { key: 'cardAlarms', letter: 'SUSPENDED', to: '/cards/watch', area: '/cards' },
  BIOMETRICS: { key: 'biometrics', letter: 'ISSUED', to: '/people/biometrics', area: '/people' },
  PICTURES: { key: 'pictures', letter: 'UNKNOWN', to: '/attendance/pictures', area: '/attendance' },
}

/** Something that waits, by its word in `work`, and how much of it; perhaps `more`, where not all was looked at. */
export interface Wait {
  key: string
  count: number
  more: boolean
}

const RIGHTS = ['timesheet.read', 'request.approve', 'ticket.work', 'terminal.read', 'terminal.write', 'credential.activate', 'credential.freeze', 'biometric.approve', 'snapshot.review']

/** All that waits for the person of the session, in one call; the changes that are heard say when to ask again. */
export function useWaiting(): Waiting[] {
  const { can, session } = useSession()
  const { date, site } = usePlace()
  const own = session.account.kind === 'EMPLOYEE'
  // Exceptions are for those who have a work list; an employee's own days are not work that waits.
  const days = !own && can('timesheet.read') ? { from: addDays(date, -WORK_DAYS), until: date, siteId: site?.id } : {}
  const { data } = useQuery({
    queryKey: ['waiting-work', days],
    queryFn: () => api.waitingWork(days),
    enabled: own ? can('request.approve') : RIGHTS.some(can),
    placeholderData: (before) => before,
  })
  return data ?? []
}

/** How many people are in the way of the period in review; undefined while there is none. */
export function useBlocked(): number | undefined {
  const { can } = useSession()
  const { data } = useQuery({
    queryKey: ['closing-work'],
    queryFn: async () => {
      const review = (await api.periods()).items.find((period) => period.state === 'REVIEW')
      return review ? (await api.periodCheck(review.id)).blocked : null
    },
    enabled: can('period.approve') && can('timesheet.read'),
    staleTime: 300_000,
  })
  return data ?? undefined
}

/** What waits behind an entry of the bar; behind Today stands all of it, as in the work list there. */
export function waitsOf(path: string, waiting: Waiting[], blocked: number | undefined): Wait[] {
  const of = ({ kind, count, more }: Waiting): Wait => ({ key: kind === 'EXCEPTIONS' ? 'exceptions' : ELSEWHERE[kind].key, count, more })
  if (path === '/today') return [...waiting.map(of), ...(blocked === undefined ? [] : [{ key: 'blockers', count: blocked, more: false }])]
  if (path === '/approvals') return waiting.filter((one) => one.kind === 'REQUESTS').map(of)
  return waiting.filter((one) => one.kind !== 'EXCEPTIONS' && ELSEWHERE[one.kind].area === path).map(of)
}

/** A hundred is more than anybody reads; a plus says that not all was looked at. */
export function figureOf(count: number, more: boolean): string {
  return count > 99 ? '99+' : more && count > 0 ? `${count}+` : String(count)
}
