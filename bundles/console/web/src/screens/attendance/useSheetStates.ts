import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/calls'
import type { ClosingPeriod } from '../../api/types'
import type { SheetState } from '../../parts/grid/cells'

const PAGE = 500
/** Everybody's part is worked out for it, so that it is asked for now and then only. */
const AGAIN = 60_000

/** How far each person's part of a period is, while it is in review. */
export function useSheetStates(period: ClosingPeriod | undefined): ReadonlyMap<string, SheetState> | undefined {
  const query = useQuery({
    queryKey: ['sheet-states', period?.id],
    queryFn: async () => {
      const states = new Map<string, SheetState>()
      let after: string | undefined
      do {
        const page = await api.periodPeople(period?.id ?? '', { after, limit: PAGE })
        for (const sheet of page.items) states.set(sheet.employee.id, sheet.state)
        after = page.next || undefined
      } while (after)
      return states
    },
    enabled: period !== undefined,
    staleTime: AGAIN,
    refetchInterval: AGAIN,
  })
  return query.data
}
