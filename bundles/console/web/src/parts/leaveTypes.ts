import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/calls'
import { useSession } from '../app/Session'
import { nameOf } from './format'

/** Kinds of leave in force today; what the company made of them, or what ships. Nobody is asked for whom hours are no matter. */
export function useLeaveTypes() {
  const { can } = useSession()
  return useQuery({ queryKey: ['leave-types'], queryFn: api.leaveTypes, staleTime: 300_000, enabled: can('timesheet.read') })
}

/** A kind of leave by the company's own name for it; its code where it is not known. */
export function useLeaveName() {
  const { t, i18n } = useTranslation()
  const types = useLeaveTypes()
  return (code: string) => {
    const type = types.data?.find((one) => one.code === code)
    return type ? nameOf(type.name, i18n.language) : t(`leaveType.${code}`, { defaultValue: code })
  }
}

/** The letters that a kind of leave has of its own in month sheets. */
export function useLeaveLetter(): (code: string | undefined) => string | undefined {
  const { i18n } = useTranslation()
  const { data } = useLeaveTypes()
  return useCallback(
    (code) => {
      const sign = data?.find((one) => one.code === code)?.sign
      return sign && nameOf(sign, i18n.language)
    },
    [data, i18n.language],
  )
}
