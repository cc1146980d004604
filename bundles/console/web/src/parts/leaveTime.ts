import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { LeaveBalance } from '../api/types'
import { hm } from './format'

type Kept = Pick<LeaveBalance, 'day' | 'inDays'>

/** Minutes in days of a day's length, with at most two digits after the point. */
const daysOf = (minutes: number, day: number) => Number((minutes / day).toFixed(2))

/** A length of leave as people think of it: in days, with the hours beside what is no whole day, or in hours with the days beside them. */
export function leaveTime(minutes: number, { day, inDays }: Kept, t: TFunction): string {
  const count = daysOf(minutes, day)
  const days = t('leave.days', { count, said: String(count).replace('-', '−') })
  if (!inDays) return minutes === 0 ? hm(0) : t('leave.hoursAndDays', { time: hm(minutes), days })
  return minutes % day === 0 ? days : t('leave.daysAndHours', { time: hm(minutes), days })
}

export function useLeaveTime() {
  const { t } = useTranslation()
  return (minutes: number, kept: Kept) => leaveTime(minutes, kept, t)
}
