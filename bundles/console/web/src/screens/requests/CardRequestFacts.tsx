import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { RequestView } from '../../api/types'
import { useSession } from '../../app/Session'
import { Fact, Facts } from '../../parts/Panel'
import { Stamp } from '../../parts/Stamp'
import { useMoney } from '../cards/money'
import { feeOf } from './cardAsking'

/** What a request for a card is about: the card, what it costs, how to reach the person, and what became of it. */
export function CardRequestFacts({ request, linked = false }: { request: RequestView; linked?: boolean }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const money = useMoney()
  const { id } = request.employee
  const cards = useQuery({ queryKey: ['credentials', id], queryFn: () => api.credentialsOf(id), enabled: can('credential.read') })
  const card = cards.data?.find((one) => one.id === request.details.card)
  const fee = feeOf(request)
  return (
    <Facts>
      <Fact label={t('request.number')}>{request.number}</Fact>
      {card && <Fact label={t('cardRequest.card')}>{linked ? <Link to={`/cards/card/${card.id}`}>{card.number}</Link> : card.number} <Stamp code={card.state} /></Fact>}
      {fee && <Fact label={t('desk.fee')}>{money(fee)}</Fact>}
      {request.details.contact && <Fact label={t('cardRequest.contact')}>{request.details.contact}</Fact>}
    </Facts>
  )
}
