import { useSearchParams } from 'react-router'

/** What a list is filtered by, kept in the address so that it can be passed on. */
export function useFilters() {
  const [params, setParams] = useSearchParams()
  /** Together, because each change starts from the address as it is drawn. */
  const putAll = (values: Record<string, string | undefined>) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      for (const [name, value] of Object.entries(values)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      return next
    }, { replace: true })
  return {
    read: (name: string) => params.get(name) ?? undefined,
    put: (name: string, value: string | undefined) => putAll({ [name]: value }),
    putAll,
  }
}
