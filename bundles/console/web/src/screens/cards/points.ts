import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/calls'
import type { ActivationCheck, ActivationPoint } from '../../api/types'
import { useSession } from '../../app/Session'

export const CHECKS: ActivationCheck[] = ['PHOTO', 'DOCUMENT', 'PIN', 'CODE']

const STORE = 'clockhouse.activationPoint'

export interface PointHere {
  /** Those that are open. */
  open: ActivationPoint[]
  chosen: ActivationPoint | undefined
  choose: (id: string) => void
  /** What is checked here; anything while the company has no point at all. */
  checks: ActivationCheck[]
  /** There are points, and this desk has not said which one it is. */
  missing: boolean
}

/** At which activation point this browser stands: as chosen, or the only one of a site. */
export function usePoint(siteId?: string): PointHere {
  const { can } = useSession()
  const { data } = useQuery({ queryKey: ['activation-points'], queryFn: api.activationPoints, enabled: can('credential.read'), staleTime: 60_000 })
  const [id, setId] = useState(() => localStorage.getItem(STORE))
  const open = (data ?? []).filter((point) => !point.closed)
  const ofSite = open.filter((point) => point.siteId === siteId)
  const chosen = open.find((point) => point.id === id) ?? (ofSite.length === 1 ? ofSite[0] : undefined)
  return {
    open,
    chosen,
    choose: (next) => {
      localStorage.setItem(STORE, next)
      setId(next)
    },
    checks: chosen ? CHECKS.filter((check) => chosen.checks.includes(check)) : open.length === 0 ? CHECKS : [],
    missing: open.length > 0 && chosen === undefined,
  }
}
