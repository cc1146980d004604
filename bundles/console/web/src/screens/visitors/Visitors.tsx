import { Button, Modal, Popconfirm, Segmented } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { Visitor } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { nameOf, stamp } from '../../parts/format'
import { ListPanel } from '../../parts/grid/ListPanel'
import { usePages } from '../../parts/grid/usePages'
import { Fact, Facts, PageHead } from '../../parts/Panel'
import { Stamp } from '../../parts/Stamp'
import { ErrorNote } from '../../parts/State'
import { useSend } from '../cards/useSend'
import { CheckIn } from './CheckIn'
import { KeptDays } from './KeptDays'
import { spanOf, standingOf } from './times'
import { VisitorForm } from './VisitorForm'
import '../cards/Cards.css'

const VIEWS = ['EXPECTED', 'INSIDE', 'OVERDUE', 'OVER'] as const

/** The reception: who is expected, who is inside and who should have left. A card on the reader is handed out or taken back. */
export default function Visitors() {
  const { t, i18n } = useTranslation()
  const { site, zone } = usePlace()
  const { can } = useSession()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const view = VIEWS.find((one) => one === params.get('view')) ?? 'EXPECTED'
  const pages = usePages(['visitors', view, site?.id], (after) => api.visitors({ view, siteId: site?.id, after }))
  const [writing, setWriting] = useState<Visitor | 'new' | undefined>()
  const [chosen, setChosen] = useState<Visitor | undefined>()
  const reader = useRef<HTMLInputElement>(null)
  const { busy, error, send } = useSend('visitors')
  const admits = can('visitor.admit')
  const name = (visitor: Visitor) => nameOf(visitor.name, i18n.language)
  const written = (visitor: Visitor) => {
    // Whoever is entered at the desk stands before it.
    if (writing === 'new' && admits) setChosen(visitor)
    setWriting(undefined)
  }
  const side = (visitor: Visitor) => ({
    title: name(visitor),
    body: (
      <div className="stack">
        <Facts>
          <Fact label={t('visitor.company')}>{visitor.company ?? '–'}</Fact>
          <Fact label={t('visitor.host')}>{nameOf(visitor.host.name, i18n.language)}</Fact>
          <Fact label={t('visitor.time')}>{spanOf(visitor, zone)}</Fact>
          <Fact label={t('visitor.purpose')}>{visitor.purpose ?? '–'}</Fact>
          <Fact label={t('people.phone')}>{visitor.phone ?? '–'}</Fact>
          <Fact label={t('visitor.document')}>{visitor.idDocument ?? '–'}</Fact>
          <Fact label={t('visitor.card')}>{visitor.cardNumber ?? '–'}</Fact>
          <Fact label={t('visitor.arrived')}>{visitor.arrivedAt ? stamp(visitor.arrivedAt, zone) : '–'}</Fact>
          <Fact label={t('visitor.left')}>{visitor.leftAt ? stamp(visitor.leftAt, zone) : '–'}</Fact>
          <Fact label={t('visitor.by')}>{visitor.registeredBy}</Fact>
        </Facts>
        <div className="row">
          {visitor.state === 'EXPECTED' && admits && <Button type="primary" onClick={() => setChosen(visitor)}>{t('visitor.checkIn')}</Button>}
          {visitor.state === 'INSIDE' && admits && <Button type="primary" loading={busy} onClick={() => void send(() => api.visitorLeaves(visitor.id, true))}>{t('visitor.takeBack')}</Button>}
          {visitor.state === 'INSIDE' && admits && (
            <Popconfirm title={t('visitor.lostAsk')} okText={t('visitor.lost')} cancelText={t('manners.keep')} onConfirm={() => send(() => api.visitorLeaves(visitor.id, false))}>
              <Button danger>{t('visitor.lost')}…</Button>
            </Popconfirm>
          )}
          {(visitor.state === 'EXPECTED' || visitor.state === 'INSIDE') && <Button onClick={() => setWriting(visitor)}>{t('visitor.change')}</Button>}
          {visitor.state === 'EXPECTED' && <Button loading={busy} onClick={() => void send(() => api.cancelVisitor(visitor.id))}>{t('visitor.cancel')}</Button>}
          {visitor.cardId && can('credential.read') && <Button type="link" onClick={() => void navigate(`/cards/card/${visitor.cardId}`)}>{t('visitor.card')}</Button>}
        </div>
      </div>
    ),
  })
  return (
    <>
      <PageHead title={t('visitor.title')} hint={t('visitor.hint')}>
        <Button type="primary" onClick={() => setWriting('new')}>{t('visitor.register')}</Button>
      </PageHead>
      {admits && <CheckIn field={reader} visitor={chosen} drop={() => setChosen(undefined)} />}
      {error !== null && <ErrorNote error={error} />}
      <ListPanel<Visitor>
        key={view}
        title={t('visitor.title')}
        pages={pages}
        rowKey={(visitor) => visitor.id}
        empty={t(`visitor.none_${view}`)}
        filters={<Segmented aria-label={t('request.view')} value={view} onChange={(value) => setParams({ view: String(value) }, { replace: true })} options={VIEWS.map((value) => ({ value, label: t(`visitor.view_${value}`) }))} />}
        sends={{ list: 'VISITORS', filters: { view, siteId: site?.id } }}
        side={side}
        acts={admits ? { i: (visitor) => { if (visitor.state === 'EXPECTED') setChosen(visitor) } } : undefined}
        columns={[
          { key: 'name', head: t('visitor.name'), width: 'minmax(150px, 1.2fr)', phone: true, cell: (visitor) => <span><b>{name(visitor)}</b> <span className="soft small">{visitor.company}</span></span>, text: (visitor) => `${name(visitor)} ${visitor.company ?? ''}` },
          { key: 'host', head: t('visitor.host'), width: 'minmax(120px, 1fr)', cell: (visitor) => nameOf(visitor.host.name, i18n.language), text: (visitor) => nameOf(visitor.host.name, i18n.language) },
          { key: 'time', head: t('visitor.time'), width: '190px', cell: (visitor) => spanOf(visitor, zone), text: (visitor) => spanOf(visitor, zone) },
          { key: 'card', head: t('visitor.card'), width: '130px', cell: (visitor) => visitor.cardNumber ?? '', text: (visitor) => visitor.cardNumber ?? '' },
          { key: 'state', head: t('people.status'), width: '150px', phone: true, cell: (visitor) => <Stamp code={standingOf(visitor)} />, text: (visitor) => t(`status.${standingOf(visitor)}`) },
          ...(admits
            ? [{ key: 'act', head: '', width: '120px', cell: (visitor: Visitor) => (visitor.state === 'EXPECTED' ? <Button size="small" onClick={() => setChosen(visitor)}>{t('visitor.checkIn')}</Button> : visitor.state === 'INSIDE' ? <Button size="small" onClick={() => void send(() => api.visitorLeaves(visitor.id, true))}>{t('visitor.takeBack')}</Button> : null), text: () => '' }]
            : []),
        ]}
      />
      <KeptDays />
      <Modal open={writing !== undefined} onCancel={() => setWriting(undefined)} title={t(writing === 'new' ? 'visitor.register' : 'visitor.change')} footer={null} width={640} destroyOnHidden afterClose={() => reader.current?.focus()}>
        {writing !== undefined && <VisitorForm visitor={writing === 'new' ? undefined : writing} done={written} />}
      </Modal>
    </>
  )
}
