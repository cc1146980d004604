import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import type { Ticket, TicketEntryDraft } from '../../api/types'
import { useSession } from '../../app/Session'
import { shortDay } from '../../parts/format'
import { Stamp } from '../../parts/Stamp'
import { ErrorNote } from '../../parts/State'
import { useSend } from '../cards/useSend'
import { TicketStory } from './TicketStory'

/** What the desk says and does; what it is about is a link. */
export function AtDesk({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation()
  const { session, can } = useSession()
  const { busy, error, send } = useSend('tickets', 'periods')
  const [text, setText] = useState('')
  const [desk, setDesk] = useState<string>()
  const say = (entry: TicketEntryDraft) => void send(() => api.ticketEntry(ticket.id, { ...entry, text: text.trim() || undefined }, ticket.version))
  const said = text.trim() !== ''
  const closed = ticket.state === 'CLOSED'
  // Whoever disputes a day hears why it stays or what was changed.
  const wordless = ticket.subject === 'DAY' && ticket.state !== 'ANSWERED' && !said
  const desks = [...new Set(['CARD_DESK', 'HR', 'SYSTEM_ADMINISTRATOR', ...session.roles.map((role) => role.id)])].filter((role) => role !== ticket.desk)
  return (
    <div className="stack">
      <p><Stamp code={`TICKET_${ticket.state}`} /> {ticket.subject === 'CARD' && ticket.subjectId && <Link to={`/cards/card/${ticket.subjectId}`}>{t('desk.verify')}</Link>}{ticket.subject === 'DAY' && ticket.employee && ticket.subjectId && <Link to={`/attendance/${ticket.employee.id}/${ticket.subjectId}`}>{shortDay(ticket.subjectId, i18n.language)}</Link>}</p>
      <TicketStory ticket={ticket} />
      {can('ticket.work') && (
        <>
          <Input.TextArea aria-label={t('ticket.answer')} placeholder={t('ticket.answer')} rows={3} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
          {error !== null && <ErrorNote error={error} />}
          <div className="row">
            {ticket.state === 'OPEN' && <Button type={said ? 'default' : 'primary'} loading={busy} onClick={() => say({ verb: 'TAKE' })}>{t('ticket.take')}</Button>}
            {!closed && <Button type={said ? 'primary' : 'default'} disabled={!said || busy} onClick={() => say({ verb: 'ANSWER' })}>{t('ticket.doAnswer')}</Button>}
            {closed ? <Button disabled={!said || busy} onClick={() => say({ verb: 'REPLY' })}>{t('ticket.reopen')}</Button> : <Button disabled={busy || wordless} onClick={() => say({ verb: 'CLOSE' })}>{t('ticket.close')}</Button>}
          </div>
          {!closed && (
            <div className="row">
              <Select className="full" aria-label={t('ticket.to')} placeholder={t('ticket.to')} value={desk} onChange={setDesk} options={desks.map((role) => ({ value: role, label: t(`roleName.${role}`, { defaultValue: role }) }))} />
              <Button disabled={!desk || !said || busy} onClick={() => say({ verb: 'HAND_ON', desk })}>{t('ticket.handOn')}</Button>
            </div>
          )}
        </>
      )}
    </div>
  )
}
