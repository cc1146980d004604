import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback } from 'react'

interface Slice<T> {
  items: T[]
  next?: string
}

/** A list that is read in pages as somebody scrolls; what is shown stays until the next filter's first page is there. */
export function usePages<T>(queryKey: readonly unknown[], read: (after: string | undefined) => Promise<Slice<T>>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: (old) => old,
  })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  return {
    rows: query.data?.pages.flatMap((page) => page.items) ?? [],
    error: query.error,
    isPending: query.isPending,
    /** There is more than what has been read. */
    open: hasNextPage,
    reading: isFetchingNextPage,
    again: () => void query.refetch(),
    more: useCallback(() => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
    }, [hasNextPage, isFetchingNextPage, fetchNextPage]),
  }
}
