import { stamp } from '../../parts/format'

/** When a site's terminals did not work, in the wall time of the site. */
export interface Outage {
  siteId: string
  from: string
  until: string
}

const wall = (instant: string, zone: string) => stamp(instant, zone).replace(' ', 'T')

/** Where a terminal that is out leads: whom that kept from punching so far. */
export const outagePath = (siteId: string, since: string, zone: string) =>
  `/attendance/device-faults?${new URLSearchParams({ site: siteId, from: wall(since, zone), until: wall(new Date().toISOString(), zone) })}`

/** What an address says of an outage, if it does. */
export function outageIn(search: URLSearchParams): Outage | null {
  const [siteId, from, until] = ['site', 'from', 'until'].map((name) => search.get(name))
  return siteId && from && until ? { siteId, from, until } : null
}
