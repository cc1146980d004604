import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { useSession } from '../../app/Session'
import { CARD_REPLACEMENT } from '../requests/cardAsking'
import { RequestList } from '../requests/Queue'
import { CardsHead } from './CardsHead'

/** Requests for cards: what is to be decided, and what everybody agreed to and the desk carries out. */
export default function CardRequests() {
  return (
    <RequestList
      kind={CARD_REPLACEMENT}
      head={() => (
        <CardsHead area="requests">
          <Desks />
        </CardsHead>
      )}
    />
  )
}

/** What lies on the desks of one's own roles (C043). */
function Desks() {
  const { t } = useTranslation()
  const { can } = useSession()
  const { data } = useQuery({ queryKey: ['requests', 'queues'], queryFn: api.requestQueues, enabled: can('request.approve') })
  return (
    <ul className="row">
      {data?.filter((queue) => queue.toDecide + queue.toDo > 0).map((queue) => (
        <li key={queue.role} className={queue.overdue > 0 ? 'tone-miss' : 'soft'}>
          {t(queue.overdue > 0 ? 'cardRequest.deskLate' : 'cardRequest.desk', { role: t(`roleName.${queue.role}`, { defaultValue: queue.role }), decide: queue.toDecide, todo: queue.toDo, overdue: queue.overdue })}
        </li>
      ))}
    </ul>
  )
}
