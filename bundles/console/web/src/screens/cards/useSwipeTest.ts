import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/calls'
import { useSession } from '../../app/Session'
import { useDeliveries } from './Deliveries'

const SECONDS = 60
const STORE = 'clockhouse.testTerminal'

/** The guided test: waits for a read of one card at a chosen terminal, and says whether it came in time (C065). */
export function useSwipeTest(credentialId: string | undefined) {
  const { can } = useSession()
  const deliveries = useDeliveries(credentialId)
  const [terminalId, setTerminalId] = useState(() => localStorage.getItem(STORE))
  const terminals = (deliveries.data ?? []).filter((one) => one.want === 'HELD')
  const terminal = terminals.find((one) => one.terminalId === terminalId) ?? terminals.find((one) => one.state !== 'UNREACHABLE') ?? terminals[0]
  const begin = useMutation({ mutationFn: (at: { card: string; terminal: string }) => api.beginSwipeTest(at.card, at.terminal, SECONDS) })
  const begun = begin.data?.credentialId === credentialId ? begin.data : undefined
  const test = useQuery({
    queryKey: ['swipe-test', begun?.id],
    queryFn: () => api.swipeTest(begun?.id ?? ''),
    enabled: begun !== undefined,
    refetchInterval: (query) => (query.state.data && query.state.data.state !== 'WAITING' ? false : 1_000),
  })
  return {
    may: can('credential.activate'),
    terminals,
    terminal,
    choose: (id: string) => {
      localStorage.setItem(STORE, id)
      setTerminalId(id)
    },
    test: test.data?.id === begun?.id ? (test.data ?? begun) : begun,
    error: begin.error ?? test.error,
    starting: begin.isPending,
    start: () => {
      if (credentialId && terminal && !begin.isPending) begin.mutate({ card: credentialId, terminal: terminal.terminalId })
    },
  }
}

export type SwipeTest = ReturnType<typeof useSwipeTest>
