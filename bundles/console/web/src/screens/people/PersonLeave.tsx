import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { EmployeeView, LeaveBalance } from '../../api/types'
import { useSession } from '../../app/Session'
import { hm, nameOf, shortDay } from '../../parts/format'
import { useLeaveName } from '../../parts/leaveTypes'
import { Fact, Facts } from '../../parts/Panel'
import { Empty, Loaded } from '../../parts/State'
import { LeaveForms } from './LeaveForms'

/** What a person can take, and every line it is made of. */
export function PersonLeave({ person }: { person: EmployeeView }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const leaveName = useLeaveName()
  const account = useQuery({ queryKey: ['leave', person.id], queryFn: () => api.leaveAccount(person.id) })
  const entries = useQuery({ queryKey: ['leave', person.id, 'entries'], queryFn: () => api.leaveEntries(person.id) })
  return (
    <div className="stack">
      <Loaded query={account} rows={3}>
        {(found) => (
          <>
            <Facts boxed>
              {found.balances.map((balance) => (
                <Fact key={balance.type} label={nameOf(balance.name, i18n.language)}>
                  <strong>{t('leave.left', { time: hm(balance.minutes) })}</strong>
                  <Lots balance={balance} />
                </Fact>
              ))}
            </Facts>
            {can('leave.write') ? <LeaveForms key={found.workingSince} personId={person.id} since={found.workingSince} /> : <p className="soft">{t('leave.since', { date: shortDay(found.workingSince, i18n.language, false) })} {found.workingSince.slice(0, 4)}</p>}
          </>
        )}
      </Loaded>
      <Loaded query={entries} rows={4}>
        {(lines) =>
          lines.length === 0 ? (
            <Empty>{t('leave.none')}</Empty>
          ) : (
            <table className="ch-list stacks">
              <thead><tr><th>{t('leave.date')}</th><th>{t('leave.type')}</th><th>{t('leave.kind')}</th><th className="num">{t('leave.minutes')}</th><th>{t('leave.reason')}</th><th>{t('leave.by')}</th></tr></thead>
              <tbody>
                {[...lines].reverse().map((line) => (
                  <tr key={`${line.type}${line.kind}${line.source}`}>
                    <td className="nowrap">{line.date}</td>
                    <td data-label={t('leave.type')}>{leaveName(line.type)}</td>
                    <td data-label={t('leave.kind')}>{t(`leaveKind.${line.kind}`)}</td>
                    <td className="num" data-label={t('leave.minutes')}>{line.minutes > 0 ? '+' : '−'}{hm(Math.abs(line.minutes))}</td>
                    <td data-label={t('leave.reason')}>{line.reason}</td>
                    <td data-label={t('leave.by')}>{line.by}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </div>
  )
}

function Lots({ balance }: { balance: LeaveBalance }) {
  const { t, i18n } = useTranslation()
  return (
    <>
      {balance.lots.map((lot, i) => (
        <div key={i} className="small soft">{lot.expires ? t('leave.lot', { time: hm(lot.minutes), date: `${shortDay(lot.expires, i18n.language, false)} ${lot.expires.slice(0, 4)}` }) : t('leave.lotForever', { time: hm(lot.minutes) })}</div>
      ))}
      {balance.expired > 0 && <div className="small soft">{t('leave.expired', { time: hm(balance.expired) })}</div>}
    </>
  )
}

/** What is left of a type on the date it is asked for; nothing for types without an account. */
export function LeaveLeft({ employeeId, type, date }: { employeeId: string; type: string; date: string }) {
  const { t } = useTranslation()
  const account = useQuery({ queryKey: ['leave', employeeId, date], queryFn: () => api.leaveAccount(employeeId, date), enabled: date !== '' })
  const balance = account.data?.balances.find((one) => one.type === type)
  if (!balance || balance.brought === 0) return null
  return <p className="soft" role="status">{t('leave.left', { time: hm(balance.minutes) })}</p>
}
