import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { Ticket } from '../../api/types'
import { useSession } from '../../app/Session'
import { ago, nameOf } from '../../parts/format'
import { ListPanel } from '../../parts/grid/ListPanel'
import { usePages } from '../../parts/grid/usePages'
import { Stamp } from '../../parts/Stamp'
import { CardsHead } from '../cards/CardsHead'
import { AtDesk } from './AtDesk'

const VIEWS = ['mine', 'open', 'all'] as const
type View = (typeof VIEWS)[number]

/** Problems with cards, terminals and anything else, for the desk that sees to them (C066). */
export default function Tickets() {
  const { t, i18n } = useTranslation()
  const { session } = useSession()
  const [params, setParams] = useSearchParams()
  const view: View = VIEWS.find((one) => one === params.get('view')) ?? 'open'
  const roles = session.roles.map((role) => role.id)
  const pages = usePages(['tickets', 'desk', view], (after) => api.tickets({ openOnly: view !== 'all', after, limit: 100 }))
  const rows = view === 'mine' ? pages.rows.filter((ticket) => roles.includes(ticket.desk)) : pages.rows
  const deskName = (ticket: Ticket) => t(`roleName.${ticket.desk}`, { defaultValue: ticket.desk })
  const whose = (ticket: Ticket) => nameOf(ticket.employee?.name, i18n.language) || t('ticket.nobodys')
  const since = (ticket: Ticket) => ago(ticket.entries[0]?.at, i18n.language)
  return (
    <>
      <CardsHead area="tickets" />
      <ListPanel<Ticket>
        title={t('cards.tickets')}
        pages={{ ...pages, rows }}
        rowKey={(ticket) => ticket.id}
        empty={t('ticket.none')}
        sends={{ list: 'TICKETS', filters: { openOnly: view !== 'all', desk: view === 'mine' && roles.length === 1 ? roles[0] : undefined } }}
        filters={<Segmented aria-label={t('request.view')} value={view} onChange={(value) => setParams({ view: String(value) }, { replace: true })} options={VIEWS.map((value) => ({ value, label: t(`ticket.view_${value}`) }))} />}
        side={(ticket) => ({ title: `${t(`ticket.subject_${ticket.subject}`)} · ${whose(ticket)}`, body: <AtDesk key={`${ticket.id} ${ticket.version}`} ticket={ticket} /> })}
        columns={[
          { key: 'who', head: t('people.name'), width: 'minmax(200px, 1.2fr)', phone: true, cell: (ticket) => <div className="two-lines"><span className="strong ellipsis">{whose(ticket)}</span><span className="ellipsis">{ticket.entries[0]?.text}</span></div>, text: (ticket) => `${whose(ticket)}: ${ticket.entries[0]?.text ?? ''}` },
          { key: 'about', head: t('ticket.about'), width: '150px', cell: (ticket) => t(`ticket.subject_${ticket.subject}`), text: (ticket) => t(`ticket.subject_${ticket.subject}`) },
          { key: 'desk', head: t('ticket.desk'), width: '150px', cell: deskName, text: deskName },
          { key: 'since', head: t('ticket.since'), width: '130px', cell: since, text: since },
          { key: 'state', head: t('people.status'), width: '130px', phone: true, cell: (ticket) => <Stamp code={`TICKET_${ticket.state}`} />, text: (ticket) => t(`status.TICKET_${ticket.state}`) },
        ]}
      />
    </>
  )
}
