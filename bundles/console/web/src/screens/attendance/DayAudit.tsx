import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { PersonDay } from '../../api/types'
import { AuditTable } from '../../parts/AuditTable'
import { Empty, Loaded } from '../../parts/State'

/** Who changed something about the day: the plan, rules of the person, requests, punches by phone. */
export function DayAudit({ day }: { day: PersonDay }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['day', day.employee.id, day.date, 'audit'], queryFn: () => api.dayAudit(day.employee.id, day.date) })
  return <Loaded query={query} rows={4} what={t('day.audit')}>{(entries) => (entries.length === 0 ? <Empty>{t('day.auditNone')}</Empty> : <AuditTable entries={entries} />)}</Loaded>
}
