import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { Ticket } from '../../api/types'
import { useSession } from '../../app/Session'
import { Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote, Loaded } from '../../parts/State'
import { useSend } from '../cards/useSend'
import { Choice } from '../requests/Choice'
import { TicketStory } from '../tickets/TicketStory'
import { isHeld, useOwnCards } from './OwnCards'
import '../requests/Request.css'
import './Own.css'

/** C066: says what does not work, and follows what becomes of it. The address may name the card: ?card=id. */
export default function OwnProblems() {
  const { t } = useTranslation()
  const { session } = useSession()
  const id = session.account.employeeId ?? ''
  const query = useQuery({ queryKey: ['tickets', 'own', id], queryFn: () => api.tickets({ employeeId: id, limit: 50 }), enabled: id !== '' })
  if (!id) return <Empty>{t('own.nobody')}</Empty>
  return (
    <div className="own">
      <h1 className="hidden-text">{t('ticket.own')}</h1>
      <Report employeeId={id} />
      <Loaded query={query} rows={3}>
        {({ items }) => items.map((ticket) => <OwnTicket key={`${ticket.id} ${ticket.version}`} ticket={ticket} />)}
      </Loaded>
    </div>
  )
}

function Report({ employeeId }: { employeeId: string }) {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const { busy, error, send } = useSend('tickets')
  const cards = useOwnCards().data?.filter(isHeld) ?? []
  const [subject, setSubject] = useState<Ticket['subject']>(params.has('card') ? 'CARD' : 'OTHER')
  const [chosen, setChosen] = useState(params.get('card') ?? '')
  const [text, setText] = useState('')
  const card = cards.find((one) => one.id === chosen) ?? cards[0]
  const report = async () => {
    const done = await send(() => api.reportProblem({ employeeId, subject, subjectId: subject === 'CARD' ? card?.id : undefined, text: text.trim() }))
    if (done) setText('')
  }
  return (
    <section className="own-card" aria-label={t('ticket.report')}>
      <h2 className="own-title">{t('ticket.report')}</h2>
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault()
          void report()
        }}
      >
        {card && <Choice legend={t('ticket.about')} value={subject} choose={setSubject} options={(['CARD', 'OTHER'] as const).map((value) => ({ value, label: t(`ticket.own_${value}`) }))} />}
        {subject === 'CARD' && cards.length > 1 && (
          <label className="ask-field">
            <span>{t('cardRequest.card')}</span>
            <select value={card?.id} onChange={(event) => setChosen(event.target.value)}>
              {cards.map((one) => <option key={one.id} value={one.id}>{t(`method.${one.kind}`)} {one.number}</option>)}
            </select>
          </label>
        )}
        <label className="ask-field">
          <span>{t('ticket.text')}</span>
          <textarea required maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        {error !== null && <ErrorNote error={error} />}
        <Button type="primary" size="large" block htmlType="submit" loading={busy} disabled={text.trim() === ''}>{t('ticket.send')}</Button>
      </form>
    </section>
  )
}

function OwnTicket({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const { busy, error, send } = useSend('tickets')
  const [text, setText] = useState('')
  const say = (verb: 'REPLY' | 'CLOSE') => send(() => api.ticketEntry(ticket.id, { verb, text: text.trim() || undefined }, ticket.version))
  return (
    <section className="own-card" aria-label={t(`ticket.subject_${ticket.subject}`)}>
      <p className="spread"><b>{t(`ticket.subject_${ticket.subject}`)}</b> <Stamp code={`TICKET_${ticket.state}`} /></p>
      <TicketStory ticket={ticket} />
      {ticket.state !== 'CLOSED' && (
        <form
          className="ask"
          onSubmit={(event) => {
            event.preventDefault()
            void say('REPLY')
          }}
        >
          <label className="ask-field">
            <span>{t('ticket.reply')}</span>
            <textarea maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
          </label>
          {error !== null && <ErrorNote error={error} />}
          <div className="decide-acts">
            <Button htmlType="submit" loading={busy} disabled={text.trim() === ''}>{t('ticket.sendReply')}</Button>
            <Button disabled={busy} onClick={() => void say('CLOSE')}>{t('ticket.solved')}</Button>
          </div>
        </form>
      )}
    </section>
  )
}
