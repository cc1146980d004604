import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../../api/calls'

/** The value as it is once nobody has changed it for a while. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

/** What a wish would change, worked out by the server while somebody types; nothing is stored. Of an entry, its limits too. */
export function usePreview(employeeId: string, kind: string, details: Record<string, string> | null, entry = false) {
  const asked = useSettled(details ? JSON.stringify(details) : '', 200)
  return useQuery({
    queryKey: ['request-preview', employeeId, kind, asked, entry],
    queryFn: async () => {
      const draft = { kind, employeeId, details: JSON.parse(asked) as Record<string, string> }
      return entry ? api.previewEntry(draft) : { ...(await api.previewRequest(draft)), limits: [] }
    },
    enabled: asked !== '' && employeeId !== '',
    retry: false,
    placeholderData: (old, query) => (query?.queryKey[2] === kind && query.queryKey[1] === employeeId && asked ? old : undefined),
  })
}
