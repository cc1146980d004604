import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/calls'
import type { PersonDay, RuleOverride } from '../../api/types'

/** What people choose from; each is the settings that hold instead. */
export const OVERRIDES: Record<string, Record<string, string>> = {
  notLate: { late_grace: '1440', late_from: '1440', early_grace: '1440' },
  punchOnce: { exempt: 'PUNCH_ONCE' },
  toEnd: { missing_in: 'TO_START', missing_out: 'TO_END' },
  exempt: { exempt: 'FULL' },
  overtime: { ot_mode: 'BY_PUNCH' },
  noOvertime: { ot_mode: 'NONE' },
  noNight: { ban_night: 'true' },
  eightHours: { ban_above: '480' },
}

/** The choices whose settings these are, and the settings that belong to none. */
export function kindsOf(settings: Record<string, string>): { kinds: string[]; rest: [string, string][] } {
  const kinds = Object.entries(OVERRIDES).filter(([, own]) => Object.entries(own).every(([name, value]) => settings[name] === value))
  const told = new Set(kinds.flatMap(([, own]) => Object.keys(own)))
  return { kinds: kinds.map(([kind]) => kind), rest: Object.entries(settings).filter(([name]) => !told.has(name)) }
}

/** Rules that were to hold for the person on this date, and are void: they explain figures that changed. */
export function useVoidOverrides(day: PersonDay): RuleOverride[] {
  const query = useQuery({ queryKey: ['rule-overrides', 'of', day.employee.id], queryFn: () => api.overrides({ employeeId: day.employee.id, ended: true, limit: 100 }) })
  return (query.data?.items ?? []).map((one) => one.override).filter((one) => one.ended && one.from <= day.date && (one.until ?? day.date) >= day.date)
}
