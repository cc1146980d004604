import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../api/types'
import { usePlace } from '../../app/Place'
import { stamp } from '../../parts/format'
import '../requests/Request.css'

/** Everything that was said about a problem, the oldest first. */
export function TicketStory({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  return (
    <ol className="story" aria-label={t('request.story')}>
      {ticket.entries.map((entry, index) => (
        <li key={index}>
          <span className="small faint nowrap">{stamp(entry.at, zone)}</span>
          <span className="grow">
            <b>{t(`ticketVerb.${entry.verb}`)}</b> {entry.by}
            {entry.text && <span className="soft req-reason"> — {entry.text}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
