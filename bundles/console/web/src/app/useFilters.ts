import { useSearchParams } from 'react-router'

/** What a list is filtered by, kept in the address so that it can be passed on. */
export function useFilters() {
  const [params, setParams] = useSearchParams()
  return {
    read: (name: string) => params.get(name) ?? undefined,
    put: (name: string, value: string | undefined) =>
      setParams((old) => {
        const next = new URLSearchParams(old)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      }, { replace: true }),
  }
}
