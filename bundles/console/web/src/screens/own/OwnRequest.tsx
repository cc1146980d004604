import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useParams } from 'react-router'
import { api } from '../../api/calls'
import type { RequestView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { ErrorNote, Loaded, Note } from '../../parts/State'
import { AskFields } from '../requests/AskFields'
import { detailsOf, isOpen, takesFiles, type Wish, wishOf, SWAP } from '../requests/asking'
import { Attachments } from '../requests/Attachments'
import { CARD_REPLACEMENT, cardWishOf } from '../requests/cardAsking'
import { CardRequestFacts } from '../requests/CardRequestFacts'
import { Effects } from '../requests/Effects'
import { RequestLine, Story, useWaiting } from '../requests/RequestLine'
import { AskForm } from './AskForm'
import { CardAskForm } from './CardAskForm'
import './Own.css'

/** One request of one's own: where it stands, what it would change, what was said; answer a question, take it back. */
export default function OwnRequest() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const query = useQuery({ queryKey: ['requests', 'one', id], queryFn: () => api.request(id) })
  return (
    <div className="own">
      <p><Link to="/own/requests">‹ {t('areas.ownRequests')}</Link></p>
      <h1 className="hidden-text">{t('request.one')}</h1>
      <Loaded query={query} rows={6}>{(request) => <One key={request.version} request={request} />}</Loaded>
    </div>
  )
}

function One({ request }: { request: RequestView }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const queries = useQueryClient()
  const waiting = useWaiting()
  const [wish, setWish] = useState<Wish | null>(() => (request.state === 'ASKED_BACK' ? wishOf(request) : null))
  const [sure, setSure] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const open = isOpen(request)
  const aboutCard = request.kind === CARD_REPLACEMENT
  const { state } = useLocation() as { state?: { refused?: string[] } }
  const withdraw = async () => {
    try {
      await api.withdrawRequest(request.id, request.version)
      await queries.invalidateQueries({ queryKey: ['requests'] })
    } catch (problem) {
      setError(problem)
    }
  }
  const question = request.state === 'ASKED_BACK' ? request.events.at(-1) : undefined
  return (
    <>
      <section className="own-card" aria-label={t('request.one')}>
        <div className="stack">
          <RequestLine request={request} />
          <p className="soft">{waiting(request)}</p>
          {question && <Note tone="late"><b>{t('request.askedYou', { by: question.by })}</b> {question.reason}</Note>}
          {aboutCard ? <CardRequestFacts request={request} /> : open && !question && request.kind !== SWAP && request.effects && <Effects effects={request.effects} />}
          {state?.refused?.map((name) => <Note key={name} tone="late">{t('request.fileRefused', { name })}</Note>)}
          {takesFiles(request) && <Attachments request={request} />}
          {error !== null && <ErrorNote error={error} />}
          {open &&
            (sure ? (
              <Note tone="late" action={<div className="row"><Button danger onClick={() => void withdraw()}>{t('request.withdraw')}</Button><Button onClick={() => setSure(false)}>{t('manners.keep')}</Button></div>}>
                {t('request.withdrawSure')}
              </Note>
            ) : (
              <Button size="large" onClick={() => setSure(true)}>{t('request.withdraw')}…</Button>
            ))}
        </div>
      </section>
      {question && (
        <section className="own-card chosen" aria-label={t('request.answer')}>
          <h2 className="own-title">{t('request.answer')}</h2>
          {aboutCard ? <CardAnswer request={request} /> : <AskForm
            employeeId={request.employee.id}
            kind={request.kind}
            details={wish ? detailsOf(wish) : request.details}
            reasonLabel={t('request.yourAnswer')}
            act={t('request.sendAnswer')}
            send={(details, reason) => api.answerRequest(request.id, request.version, { details, reason })}
            sent={() => setWish(null)}
          >
            {wish && <AskFields wish={wish} change={(part) => setWish((old) => old && { ...old, ...part })} />}
          </AskForm>}
        </section>
      )}
      <section className="own-card" aria-label={t('request.story')}>
        <h2 className="own-title">{t('request.story')}</h2>
        <Story request={request} zone={zone} />
      </section>
    </>
  )
}

/** The form of a request for a card once more, as it was filled in. */
function CardAnswer({ request }: { request: RequestView }) {
  const { t } = useTranslation()
  const employeeId = request.employee.id
  const query = useQuery({ queryKey: ['requests', 'card-form', employeeId], queryFn: () => api.cardRequestForm(employeeId), refetchOnWindowFocus: false })
  return (
    <Loaded query={query} rows={6}>
      {(form) => (
        <CardAskForm
          again
          form={form}
          began={cardWishOf(request)}
          reasonLabel={t('request.yourAnswer')}
          act={t('request.sendAnswer')}
          send={async (details, reason) => {
            await api.answerRequest(request.id, request.version, { details, reason })
          }}
        />
      )}
    </Loaded>
  )
}
