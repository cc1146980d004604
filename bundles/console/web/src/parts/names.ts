import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/calls'
import type { ShiftView } from '../api/types'
import { useSession } from '../app/Session'
import { nameOf } from './format'

/** The name of a department in the reader's language; empty until it is known. */
export function useDepartmentName(): (id: string | undefined) => string {
  const { i18n } = useTranslation()
  const { can } = useSession()
  const { data } = useQuery({ queryKey: ['departments'], queryFn: api.departments, staleTime: 300_000, enabled: can('organisation.read') })
  const names = useMemo(() => new Map((data ?? []).map((department) => [department.id, nameOf(department.name, i18n.language)])), [data, i18n.language])
  return useCallback((id: string | undefined) => (id ? (names.get(id) ?? '') : ''), [names])
}

/** The name of a site in the reader's language. */
export function useSiteName(): (id: string | undefined) => string {
  const { i18n } = useTranslation()
  const { can } = useSession()
  const { data } = useQuery({ queryKey: ['sites'], queryFn: api.sites, staleTime: 300_000, enabled: can('organisation.read') })
  const names = useMemo(() => new Map((data ?? []).map((site) => [site.id, nameOf(site.name, i18n.language)])), [data, i18n.language])
  return useCallback((id: string | undefined) => (id ? (names.get(id) ?? '') : ''), [names])
}

/** A shift as people speak of it: its name in Chinese, its two letters in English, and its hours. */
export function useShiftPlan(): (code: string | undefined) => string {
  const { i18n } = useTranslation()
  const { can } = useSession()
  const { data } = useQuery({ queryKey: ['shifts'], queryFn: api.shifts, enabled: can('shift.read') })
  return useCallback((code) => shiftPlan(data, code, i18n.language), [data, i18n.language])
}

export function shiftPlan(shifts: ShiftView[] | undefined, code: string | undefined, language: string): string {
  if (!code) return '–'
  const shift = shifts?.find((one) => one.code === code)
  const first = shift?.segments[0]
  const last = shift?.segments.at(-1)
  const name = language.startsWith('zh') ? nameOf(shift?.name, language) || code : code
  return first && last ? `${name} ${first.start.slice(0, 5)}–${last.end.slice(0, 5)}` : name
}
