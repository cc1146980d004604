import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { api } from '../api/calls'
import type { SiteView } from '../api/types'
import { today } from '../parts/format'
import { useSession } from './Session'

interface Place {
  sites: SiteView[]
  site: SiteView | undefined
  choose: (siteId: string | undefined) => void
  /** The zone of the chosen site, or of the first, or of the browser. */
  zone: string
  date: string
  loading: boolean
}

const Context = createContext<Place | null>(null)
const STORE = 'clockhouse.site'

export function usePlace(): Place {
  const place = useContext(Context)
  if (!place) throw new Error('Only inside a place')
  return place
}

/** The site switch: what the screens show and in whose time. */
export function PlaceProvider({ children }: { children: ReactNode }) {
  const { can } = useSession()
  const { data, isPending } = useQuery({ queryKey: ['sites'], queryFn: api.sites, enabled: can('organisation.read') })
  const [siteId, setSiteId] = useState(() => localStorage.getItem(STORE) ?? undefined)
  const place = useMemo<Place>(() => {
    const sites = data ?? []
    const site = sites.find((candidate) => candidate.id === siteId)
    const zone = site?.zone ?? sites[0]?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    return {
      sites,
      site,
      zone,
      date: today(zone),
      loading: isPending,
      choose: (id) => {
        if (id) localStorage.setItem(STORE, id)
        else localStorage.removeItem(STORE)
        setSiteId(id)
      },
    }
  }, [data, siteId, isPending])
  return <Context.Provider value={place}>{children}</Context.Provider>
}
