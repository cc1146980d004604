import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../../api/calls'
import type { CredentialView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { ago, nameOf, stamp } from '../../parts/format'
import { ListPanel } from '../../parts/grid/ListPanel'
import { useHeld } from '../../parts/Held'
import { usePages } from '../../parts/grid/usePages'
import { Stamp } from '../../parts/Stamp'
import { ErrorNote } from '../../parts/State'
import { CardsHead } from './CardsHead'
import { besideCard } from './CardSide'
import { type Failure, Failures } from './Failures'
import { CardCell, HolderCell } from './HolderCell'
import { useSend } from './useSend'

/** Temporary cards that are still out, with those that should be back (C051). */
export default function Temporary() {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { can } = useSession()
  const navigate = useNavigate()
  const pages = usePages(['credentials', 'temporary'], (after) => api.temporaryCards(after))
  const { busy, error, sendEach } = useSend()
  const [failed, setFailed] = useState<Failure[]>([])
  const overdue = (card: CredentialView) => card.validUntil !== undefined && Date.parse(card.validUntil) < Date.now()
  const state = (card: CredentialView) => (overdue(card) ? t('temporary.overdue', { ago: ago(card.validUntil, i18n.language) }) : t('temporary.out'))
  const held = useHeld()
  const takeBack = async (cards: CredentialView[]) => {
    const failures = await sendEach(cards, (card) => api.setCredential(card.id, 'RETURNED', t('desk.handedIn.HERE'), card.version))
    setFailed(failures.map((one) => ({ what: one.row.number, error: one.error })))
  }
  const takeBackSoon = (cards: CredentialView[], unmark: () => void) => {
    held.hold(cards.length, () => void takeBack(cards))
    unmark()
  }
  return (
    <>
      <CardsHead area="temporary" />
      {error !== null && <ErrorNote error={error} />}
      {held.note}
      <Failures failed={failed} close={() => setFailed([])} />
      <ListPanel<CredentialView>
        title={t('cards.temporary')}
        pages={pages}
        rowKey={(card) => card.id}
        empty={t('temporary.none')}
        sends={{ list: 'TEMPORARY_CARDS' }}
        side={(card) => besideCard(card, i18n.language)}
        onOpen={(card) => void navigate(`/cards/card/${card.id}`)}
        acts={{ v: (card) => void navigate(`/cards/card/${card.id}`) }}
        bulk={can('credential.write') ? (cards, unmark) => <Button type="primary" loading={busy} onClick={() => takeBackSoon(cards, unmark)}>{t('temporary.takeBack', { count: cards.length })}</Button> : undefined}
        columns={[
          { key: 'holder', head: t('card.holder'), width: 'minmax(130px, 1.4fr)', phone: true, cell: (card) => <HolderCell holder={card.holder} onPhone={card.number} />, text: (card) => `${nameOf(card.holder?.name, i18n.language)} ${card.holder?.number ?? ''}` },
          { key: 'card', head: t('card.number'), width: 'minmax(200px, 1fr)', cell: (card) => <CardCell card={card} />, text: (card) => card.number },
          { key: 'issued', head: t('temporary.since'), width: '150px', cell: (card) => stamp(card.issuedAt, zone), text: (card) => stamp(card.issuedAt, zone) },
          { key: 'until', head: t('card.validUntil'), width: '150px', cell: (card) => stamp(card.validUntil, zone), text: (card) => stamp(card.validUntil, zone) },
          { key: 'return', head: t('temporary.return'), width: 'minmax(160px, 1fr)', phone: true, cell: (card) => <Stamp code={overdue(card) ? 'LATE' : 'OK'} tone={overdue(card) ? undefined : 'unk'}>{state(card)}</Stamp>, text: state },
        ]}
      />
    </>
  )
}
