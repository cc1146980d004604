import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/calls'
import { useSession } from '../../app/Session'

const MOST = 200

/** The open requests in reach, the newest first, and those among them that wait for one's own decision. */
export function usePending() {
  const { can } = useSession()
  const query = useQuery({ queryKey: ['requests', 'pending'], queryFn: () => api.requests({ state: 'PENDING', limit: MOST }), enabled: can('request.approve') })
  return { query, mine: query.data?.items.filter((request) => request.decidable) ?? [] }
}
