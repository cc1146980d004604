import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'

/** Sends changes of cards one after another; what the server says no to is kept for each, and the lists are read again. */
export function useSend(...keys: string[]) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const again = useCallback(() => Promise.all(['credentials', ...keys].map((key) => queries.invalidateQueries({ queryKey: [key] }))), [queries, keys.join()])
  /** True when it was done. */
  const send = useCallback(
    async (change: () => Promise<unknown>) => {
      setBusy(true)
      setError(null)
      try {
        await change()
        await again()
        return true
      } catch (why) {
        setError(why)
        return false
      } finally {
        setBusy(false)
      }
    },
    [again],
  )
  /** Each by itself; those that failed, with the reason. */
  const sendEach = useCallback(
    async <T>(rows: T[], change: (row: T) => Promise<unknown>) => {
      const failed: { row: T; error: unknown }[] = []
      await send(async () => {
        for (const row of rows) await change(row).catch((why: unknown) => failed.push({ row, error: why }))
      })
      return failed
    },
    [send],
  )
  return { busy, error, send, sendEach, clear: useCallback(() => setError(null), []) }
}
