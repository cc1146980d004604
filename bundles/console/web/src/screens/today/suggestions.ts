import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { api } from '../../api/calls'
import type { ExceptionView, MissedPunchSuggestion } from '../../api/types'

/** As the server takes them in one call. */
export const AT_ONCE = 500

/** What is looked up at once: the first that are seen do not wait for the last. */
const PAGE = 100

export type Suggestions = ReadonlyMap<string, MissedPunchSuggestion>

const KINDS: Partial<Record<ExceptionView['kind'], MissedPunchSuggestion['way']>> = { MISSING_IN: 'IN', MISSING_OUT: 'OUT' }

/** What is suggested for a row; nothing for what is no missing punch, or about which nothing is known. */
export function suggestionFor(row: ExceptionView, all: Suggestions): MissedPunchSuggestion | undefined {
  const way = KINDS[row.kind]
  return way && all.get(`${row.employee.id} ${row.date} ${way}`)
}

/** When somebody may have come or gone, for every missing punch of the list, and whether more is on its way. Read again whenever the list is. */
export function useSuggestions(from: string, until: string, siteId: string | undefined, enabled: boolean): { suggestions: Suggestions; looking: boolean } {
  const query = useInfiniteQuery({
    queryKey: ['exceptions', 'suggestions', from, until, siteId],
    queryFn: ({ pageParam }) => api.missedPunchSuggestions({ from, until, siteId, limit: PAGE, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
    enabled,
  })
  useEffect(() => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }, [query])
  const suggestions = useMemo(() => new Map(query.data?.pages.flatMap((page) => page.items).map((one) => [`${one.employeeId} ${one.date} ${one.way}`, one])), [query.data])
  return { suggestions, looking: query.isLoading || query.hasNextPage }
}
