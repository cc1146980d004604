import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { CardRequestForm } from '../../api/types'
import { useSession } from '../../app/Session'
import { Empty, Loaded, Note } from '../../parts/State'
import { attachAll } from '../requests/attaching'
import { CARD_REPLACEMENT, cardWishFor } from '../requests/cardAsking'
import { CardAskForm } from './CardAskForm'
import '../requests/Request.css'
import './Own.css'

/** A new card instead of one that is lost or damaged; the address may name it: ?card=id. */
export default function OwnCardAsk() {
  const { t } = useTranslation()
  const { session } = useSession()
  const id = session.account.employeeId ?? ''
  const query = useQuery({ queryKey: ['requests', 'card-form', id], queryFn: () => api.cardRequestForm(id), enabled: id !== '', refetchOnWindowFocus: false })
  if (!id) return <Empty>{t('own.nobody')}</Empty>
  return (
    <div className="own">
      <p><Link to="/own/cards">‹ {t('areas.ownCards')}</Link></p>
      <section className="own-card" aria-labelledby="ask-title">
        <h1 id="ask-title" className="own-title">{t('cardRequest.title')}</h1>
        <Loaded query={query} rows={8}>{(form) => <Ask form={form} />}</Loaded>
      </section>
    </div>
  )
}

function Ask({ form }: { form: CardRequestForm }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  if (form.cards.length === 0) return <Empty>{t('cardRequest.noCard')}</Empty>
  return (
    <>
      {form.standing.map((request) => (
        <Note key={request.id} tone="leave" action={<Link to={`/own/requests/${request.id}`}>{t('cardRequest.see')}</Link>}>
          {t('cardRequest.standing', { number: request.number, state: t(`requestState.${request.state}`) })}
        </Note>
      ))}
      <CardAskForm
        form={form}
        began={cardWishFor(form, params.get('card'))}
        reasonLabel={t('cardRequest.story')}
        act={t('request.send')}
        send={async (details, reason, files) => {
          const request = await api.submitRequest({ kind: CARD_REPLACEMENT, employeeId: form.employee.id, details, reason })
          const refused = await attachAll(request.id, files)
          void navigate(`/own/requests/${request.id}`, { replace: true, state: { refused } })
        }}
      />
    </>
  )
}
