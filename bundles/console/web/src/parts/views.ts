/** What belongs to a moment and not to a view: what is open, and the month that one looks at. */
const PASSING = ['id', 'new', 'month', 'request']

/** The filters of an address, in one order, so that two addresses of one view are the same. */
export function filtersOf(params: URLSearchParams): string {
  const kept = new URLSearchParams([...params].filter(([name, value]) => value !== '' && !PASSING.includes(name)))
  kept.sort()
  return kept.toString()
}

/** The address with the filters of a view; what passes stays. */
export function withFilters(params: URLSearchParams, filters: string): URLSearchParams {
  const next = new URLSearchParams(filters)
  for (const name of PASSING) {
    const value = params.get(name)
    if (value) next.set(name, value)
  }
  return next
}
