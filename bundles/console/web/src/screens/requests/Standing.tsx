import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RequestView } from '../../api/types'
import { useSession } from '../../app/Session'
import { hm } from '../../parts/format'
import { dateOf } from './asking'
import { LeaveLeft } from './LeaveLeft'
import { overBy, overtimeMonthOf } from './overtimeMonth'

/** What whoever decides weighs: overtime of the month against its ceiling, or what is left of the leave. */
export function Standing({ request }: { request: RequestView }) {
  if (request.kind === 'OVERTIME') return <Month request={request} />
  if (request.kind === 'LEAVE') return <LeaveLeft employeeId={request.employee.id} type={request.details.type ?? ''} date={dateOf(request)} />
  return null
}

function Month({ request }: { request: RequestView }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { data } = useQuery({ ...overtimeMonthOf(request), enabled: can('timesheet.read') })
  if (!data) return null
  const over = overBy(data)
  return (
    <p className={over > 0 ? 'tone-miss' : 'soft'} role="status">
      {t('request.monthOvertime', { now: hm(data.now) })}
      {data.most !== undefined && ` · ${t('request.ofCeiling', { most: hm(data.most) })}`}
      {over > 0 && <b> · {t('request.wouldReach', { reached: hm(data.reached), over: hm(over) })}</b>}
    </p>
  )
}
