import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { Visitor } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { nameOf } from '../../parts/format'
import { Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote, Loaded } from '../../parts/State'
import { useSend } from '../cards/useSend'
import { spanOf, standingOf } from '../visitors/times'
import { VisitorForm } from '../visitors/VisitorForm'
import './Own.css'

/** Whom one expects: announced here, so that the reception only has to hand out a card. */
export default function OwnVisitors() {
  const { t } = useTranslation()
  const { session } = useSession()
  const id = session.account.employeeId ?? ''
  const me = useQuery({ queryKey: ['person', id], queryFn: () => api.person(id), enabled: id !== '' })
  const query = useQuery({
    queryKey: ['visitors', 'own', id],
    queryFn: async () => {
      const [inside, expected] = await Promise.all([api.visitors({ view: 'INSIDE', hostId: id }), api.visitors({ view: 'EXPECTED', hostId: id })])
      return [...inside.items, ...expected.items]
    },
    enabled: id !== '',
  })
  const [made, setMade] = useState(0)
  if (!id) return <Empty>{t('own.nobody')}</Empty>
  return (
    <div className="own">
      <h1 className="hidden-text">{t('visitor.own')}</h1>
      <section className="own-card" aria-label={t('visitor.announce')}>
        <h2 className="own-title">{t('visitor.announce')}</h2>
        {me.data && <VisitorForm key={made} host={{ id, siteId: me.data.siteId }} done={() => setMade(made + 1)} />}
      </section>
      <Loaded query={query} rows={3}>
        {(visitors) => (visitors.length === 0 ? <Empty>{t('visitor.none_EXPECTED')}</Empty> : visitors.map((visitor) => <OwnVisitor key={visitor.id} visitor={visitor} />))}
      </Loaded>
    </div>
  )
}

function OwnVisitor({ visitor }: { visitor: Visitor }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { busy, error, send } = useSend('visitors')
  const name = nameOf(visitor.name, i18n.language)
  return (
    <section className="own-card stack" aria-label={name}>
      <p className="spread"><b>{name}</b> <Stamp code={standingOf(visitor)} /></p>
      <p className="soft">{visitor.company} {spanOf(visitor, zone)}</p>
      {error !== null && <ErrorNote error={error} />}
      {visitor.state === 'EXPECTED' && <Button loading={busy} onClick={() => void send(() => api.cancelVisitor(visitor.id))}>{t('visitor.cancel')}</Button>}
    </section>
  )
}
