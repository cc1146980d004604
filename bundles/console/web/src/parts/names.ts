import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/calls'
import type { ShiftView } from '../api/types'
import { useSession } from '../app/Session'
import { nameOf } from './format'

/** A permission in words, as the roles page has them. */
export function usePermissionWord() {
  const { t } = useTranslation()
  return (permission: string) => t(`permission.${permission.replaceAll('.', '-')}`, { defaultValue: permission })
}

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

/** A shift in the room of a letter: the beginning of its Chinese name that no other shift has, its code in English. */
export function shiftMark(shifts: ShiftView[] | undefined, code: string | null | undefined, language: string): string {
  if (!code || !language.startsWith('zh')) return code ?? ''
  const own = [...(shifts?.find((one) => one.code === code)?.name.zh ?? '')]
  const others = (shifts ?? []).filter((one) => one.code !== code && !one.retired).map((one) => one.name.zh ?? '')
  for (const length of [1, 2]) {
    const mark = own.slice(0, length).join('')
    if (mark && !others.some((other) => other.startsWith(mark))) return mark
  }
  return code
}

export function useShiftMark(): (code: string | null | undefined) => string {
  const { i18n } = useTranslation()
  const { can } = useSession()
  const { data } = useQuery({ queryKey: ['shifts'], queryFn: api.shifts, enabled: can('shift.read') })
  return useCallback((code) => shiftMark(data, code, i18n.language), [data, i18n.language])
}

/** A shift's full name in Chinese, its code in English. */
export function useShiftName(): (code: string) => string {
  const { i18n } = useTranslation()
  const { can } = useSession()
  const { data } = useQuery({ queryKey: ['shifts'], queryFn: api.shifts, enabled: can('shift.read') })
  return useCallback(
    (code) => (i18n.language.startsWith('zh') && nameOf(data?.find((shift) => shift.code === code)?.name, i18n.language)) || code,
    [data, i18n.language],
  )
}

/** A planned occurrence: the shift as people speak of it, and its own hours on that day. */
export function useOccurrence(): (one: { shiftCode: string; from: string; until: string }) => string {
  const name = useShiftName()
  return useCallback((one) => `${name(one.shiftCode)} ${one.from.slice(11, 16)}–${one.until.slice(11, 16)}`, [name])
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
