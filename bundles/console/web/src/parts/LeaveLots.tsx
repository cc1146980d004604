import { useTranslation } from 'react-i18next'
import type { LeaveBalance } from '../api/types'
import { hm, yearDay } from './format'

/** What a balance is made of, and until when each part can be taken. */
export function LeaveLots({ balance }: { balance: LeaveBalance }) {
  const { t, i18n } = useTranslation()
  return (
    <>
      {balance.lots.map((lot, i) => (
        <div key={i} className="small soft">{lot.expires ? t(`leave.lots.${lot.onExpiry ?? 'LAPSE'}`, { time: hm(lot.minutes), date: yearDay(lot.expires, i18n.language) }) : t('leave.lotForever', { time: hm(lot.minutes) })}</div>
      ))}
      {balance.paid > 0 && <div className="small soft">{t('leave.paid', { time: hm(balance.paid) })}</div>}
      {balance.expired > 0 && <div className="small soft">{t('leave.expired', { time: hm(balance.expired) })}</div>}
    </>
  )
}
