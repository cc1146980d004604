import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { EmployeeView, LeaveEntry } from '../../api/types'
import { useSession } from '../../app/Session'
import { hm, nameOf, yearDay } from '../../parts/format'
import { LeaveLots } from '../../parts/LeaveLots'
import { useLeaveTime } from '../../parts/leaveTime'
import { useLeaveName } from '../../parts/leaveTypes'
import { Fact, Facts } from '../../parts/Panel'
import { Empty, Loaded } from '../../parts/State'
import { EnterFor } from '../requests/EnterFor'
import { LeaveForms } from './LeaveForms'

/** What a person can take, and every line it is made of. */
export function PersonLeave({ person }: { person: EmployeeView }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const leaveName = useLeaveName()
  const time = useLeaveTime()
  const account = useQuery({ queryKey: ['leave', person.id], queryFn: () => api.leaveAccount(person.id) })
  const entries = useQuery({ queryKey: ['leave', person.id, 'entries'], queryFn: () => api.leaveEntries(person.id) })
  const moved = (line: LeaveEntry) => {
    const balance = account.data?.balances.find((one) => one.type === line.type)
    return balance ? time(Math.abs(line.minutes), balance) : hm(Math.abs(line.minutes))
  }
  return (
    <div className="stack">
      <Loaded query={account} rows={3}>
        {(found) => (
          <>
            <Facts boxed>
              {found.balances.map((balance) => (
                <Fact key={balance.type} label={nameOf(balance.name, i18n.language)}>
                  <strong>{t('leave.left', { time: time(balance.minutes, balance) })}</strong>
                  <LeaveLots balance={balance} />
                </Fact>
              ))}
            </Facts>
            {can('request.enter') && <EnterLeave personId={person.id} />}
            {can('leave.write') ? <LeaveForms key={found.workingSince} personId={person.id} since={found.workingSince} day={found.balances[0]?.day} /> : <p className="soft">{t('leave.since', { date: yearDay(found.workingSince, i18n.language) })}</p>}
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
                    <td className="num" data-label={t('leave.minutes')}>{line.minutes > 0 ? '+' : '−'}{moved(line)}</td>
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

/** Leave, a trip, overtime or a punch for somebody who does not ask oneself. */
function EnterLeave({ personId }: { personId: string }) {
  const { t } = useTranslation()
  const { session } = useSession()
  const [open, setOpen] = useState(false)
  if (session.account.employeeId === personId) return null
  return (
    <>
      <div className="row tight"><Button onClick={() => setOpen(true)}>{t('entry.open')}</Button></div>
      <Drawer open={open} onClose={() => setOpen(false)} mask={false} size={480} title={t('entry.title')} destroyOnHidden>
        <EnterFor employeeId={personId} />
      </Drawer>
    </>
  )
}
