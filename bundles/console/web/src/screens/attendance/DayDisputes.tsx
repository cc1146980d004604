import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { PersonDay } from '../../api/types'
import { useSession } from '../../app/Session'
import { AtDesk } from '../tickets/AtDesk'

/** What the person holds to be wrong about this date, answered where it is judged. */
export function DayDisputes({ day }: { day: PersonDay }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const tickets = useQuery({ queryKey: ['tickets', 'of', day.employee.id], queryFn: () => api.ticketsOf(day.employee.id), enabled: can('ticket.report') })
  const disputes = tickets.data?.filter((ticket) => ticket.subject === 'DAY' && ticket.subjectId === day.date) ?? []
  if (disputes.length === 0) return null
  return (
    <section className="stack">
      <h3>{t('closing.disputes')}</h3>
      {disputes.map((ticket) => <AtDesk key={`${ticket.id} ${ticket.version}`} ticket={ticket} />)}
    </section>
  )
}
