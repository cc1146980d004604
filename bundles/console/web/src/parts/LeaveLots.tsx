import { useTranslation } from 'react-i18next'
import type { LeaveBalance } from '../api/types'
import { yearDay } from './format'
import { useLeaveTime } from './leaveTime'

/** What a balance is made of, and until when each part can be taken. */
export function LeaveLots({ balance }: { balance: LeaveBalance }) {
  const { t, i18n } = useTranslation()
  const time = useLeaveTime()
  // Of one part alone the length stands above already.
  const alone = balance.lots.length === 1 && balance.lots[0]?.minutes === balance.minutes
  return (
    <>
      {balance.lots.map((lot, i) => (
        <div key={i} className="small soft">{alone && lot.expires ? t(`leave.alone.${lot.onExpiry ?? 'LAPSE'}`, { date: yearDay(lot.expires, i18n.language) }) : lot.expires ? t(`leave.lots.${lot.onExpiry ?? 'LAPSE'}`, { time: time(lot.minutes, balance), date: yearDay(lot.expires, i18n.language) }) : t('leave.lotForever', { time: time(lot.minutes, balance) })}</div>
      ))}
      {balance.paid > 0 && <div className="small soft">{t('leave.paid', { time: time(balance.paid, balance) })}</div>}
      {balance.expired > 0 && <div className="small soft">{t('leave.expired', { time: time(balance.expired, balance) })}</div>}
    </>
  )
}
