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
  /** The zone of the chosen site, or of one's own, or of the first; the browser's only while there is no site. */
  zone: string
  date: string
  loading: boolean
}

const Context = createContext<Place | null>(null)
const STORE = 'clockhouse.site'
/** Of the chosen site, so that the first paint is in its time before the sites have come. */
const ZONE = 'clockhouse.site.zone'

export function usePlace(): Place {
  const place = useContext(Context)
  if (!place) throw new Error('Only inside a place')
  return place
}

/** The site switch: what the screens show and in whose time. */
export function PlaceProvider({ children }: { children: ReactNode }) {
  const { can, session } = useSession()
  const { data, isPending } = useQuery({ queryKey: ['sites'], queryFn: api.sites, enabled: can('organisation.read') })
  const [siteId, setSiteId] = useState(() => localStorage.getItem(STORE) ?? undefined)
  const home = session.zone
  const place = useMemo<Place>(() => {
    const sites = data ?? []
    const site = sites.find((candidate) => candidate.id === siteId)
    const zone = site?.zone ?? (siteId && !data ? localStorage.getItem(ZONE) : null) ?? sites[0]?.zone ?? home ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    return {
      sites,
      site,
      zone,
      date: today(zone),
      loading: isPending,
      choose: (id) => {
        const chosen = sites.find((candidate) => candidate.id === id)
        if (id) localStorage.setItem(STORE, id)
        else localStorage.removeItem(STORE)
        if (chosen) localStorage.setItem(ZONE, chosen.zone)
        else localStorage.removeItem(ZONE)
        setSiteId(id)
      },
    }
  }, [data, siteId, home, isPending])
  return <Context.Provider value={place}>{children}</Context.Provider>
}
