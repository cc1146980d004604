import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { useSession } from '../../app/Session'
import { nameOf } from '../../parts/format'

export interface Named {
  value: string
  label: string
}

/** Where and for which shift a rule may hold, by name. */
export function usePlaces() {
  const { i18n } = useTranslation()
  const { can } = useSession()
  const sees = can('organisation.read')
  const sites = useQuery({ queryKey: ['sites'], queryFn: api.sites, enabled: sees })
  const areas = useQuery({ queryKey: ['areas'], queryFn: api.areas, enabled: sees })
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments, enabled: sees })
  const shifts = useQuery({ queryKey: ['shifts'], queryFn: api.shifts })
  const site = new Map((sites.data ?? []).map((one) => [one.id, nameOf(one.name, i18n.language)]))
  return {
    sites: [...site].map(([value, label]) => ({ value, label })),
    areas: (areas.data ?? []).map((one) => ({ value: one.id, label: `${site.get(one.siteId) ?? ''} ${nameOf(one.name, i18n.language)}`.trim() })),
    departments: (departments.data ?? []).map((one) => ({ value: one.id, label: nameOf(one.name, i18n.language) })),
    shifts: (shifts.data ?? []).map((one) => ({ value: one.id, label: `${one.code} ${nameOf(one.name, i18n.language)}` })),
    /** A thing that the account does not see is a dash. */
    named: (all: Named[], ids: string[]) => ids.map((id) => all.find((one) => one.value === id)?.label ?? '–'),
  }
}
