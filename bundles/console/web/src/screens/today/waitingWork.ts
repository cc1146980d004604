import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/calls'
import { useSession } from '../../app/Session'
import { usePending } from '../requests/pending'

/** The check of a period looks at everybody: it is asked for no more often than this, however often the work list is drawn. */
const SELDOM = 300_000

/** What waits for somebody's word: requests, what people report or dispute, and what is in the way of a period in review. */
export function useWaitingWork() {
  const { can, session } = useSession()
  const { mine } = usePending()
  const tickets = useQuery({ queryKey: ['tickets', 'waiting'], queryFn: () => api.tickets({ openOnly: true, limit: 100 }), enabled: can('ticket.work') })
  const periods = useQuery({ queryKey: ['periods'], queryFn: api.periods, enabled: can('period.approve') })
  const review = periods.data?.items.find((period) => period.state === 'REVIEW')
  const check = useQuery({ queryKey: ['closing-work', review?.id], queryFn: () => api.periodCheck(review?.id ?? ''), enabled: review !== undefined, staleTime: SELDOM })
  const desks = session.roles.map((role) => role.id)
  const told = tickets.data?.items.filter((ticket) => desks.includes(ticket.desk) && ticket.state !== 'ANSWERED') ?? []
  return [
    { key: 'requests', letter: 'PENDING', count: mine.length, to: '/attendance/requests', show: can('request.approve') },
    { key: 'tickets', letter: 'TICKET_OPEN', count: told.length, to: '/cards/tickets?view=mine', show: can('ticket.work') },
    { key: 'blockers', letter: 'BLOCKED', count: check.data?.blocked ?? 0, to: '/attendance/periods', show: review !== undefined },
  ]
}
