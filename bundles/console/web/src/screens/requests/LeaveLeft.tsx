import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { useLeaveTime } from '../../parts/leaveTime'

/** What is left of a type on the date it is asked for; nothing for types without an account. */
export function LeaveLeft({ employeeId, type, date }: { employeeId: string; type: string; date: string }) {
  const { t } = useTranslation()
  const time = useLeaveTime()
  const account = useQuery({ queryKey: ['leave', employeeId, date], queryFn: () => api.leaveAccount(employeeId, date), enabled: date !== '' })
  const balance = account.data?.balances.find((one) => one.type === type)
  if (!balance || balance.brought === 0) return null
  return <p className="soft" role="status">{t('leave.left', { time: time(balance.minutes, balance) })}</p>
}
