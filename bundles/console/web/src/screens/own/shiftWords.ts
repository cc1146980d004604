import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { shiftPlan } from '../../parts/names'
import { useShifts } from '../roster/ShiftChip'

/** The shifts of a day as people speak of them; "day off" when there is none. */
export function useShiftWords(): (ids: readonly string[] | undefined) => string {
  const { t, i18n } = useTranslation()
  const { data } = useShifts()
  return useCallback(
    (ids) => (ids ?? []).map((id) => shiftPlan(data, data?.find((shift) => shift.id === id)?.code, i18n.language)).join(' + ') || t('own.dayOff'),
    [data, t, i18n.language],
  )
}
