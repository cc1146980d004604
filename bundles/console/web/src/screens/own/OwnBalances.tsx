import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { nameOf } from '../../parts/format'
import { LeaveLots } from '../../parts/LeaveLots'
import { useLeaveTime } from '../../parts/leaveTime'

const ANNUAL = 'ANNUAL'

/** One's own accounts of leave that ever held anything, the yearly one first. */
export function useOwnBalances(id: string) {
  const { data } = useQuery({ queryKey: ['leave', id], queryFn: () => api.leaveAccount(id), enabled: id !== '' })
  const held = data?.balances.filter((balance) => balance.brought > 0) ?? []
  return held.sort((a, b) => Number(b.type === ANNUAL) - Number(a.type === ANNUAL))
}

/** What one can still take, by kind of leave, with the day on which it lapses. */
export function OwnBalances({ id }: { id: string }) {
  const { t, i18n } = useTranslation()
  const time = useLeaveTime()
  const balances = useOwnBalances(id)
  if (balances.length === 0) return null
  return (
    <section className="own-card" aria-label={t('leave.balance')}>
      <h2 className="own-title">{t('leave.balance')}</h2>
      <ul className="own-list">
        {balances.map((balance) => (
          <li key={balance.type} className="own-line">
            <span className="grow">{nameOf(balance.name, i18n.language)}<LeaveLots balance={balance} /></span>
            <b className="nowrap">{time(balance.minutes, balance)}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}
