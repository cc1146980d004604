import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import { Problem } from '../../api/problem'
import type { CredentialView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { addDays, nameOf, stamp } from '../../parts/format'
import { ListPanel } from '../../parts/grid/ListPanel'
import { useHeld } from '../../parts/Held'
import { usePages } from '../../parts/grid/usePages'
import { Stamp } from '../../parts/Stamp'
import { ErrorNote } from '../../parts/State'
import { useUndo } from '../../parts/useUndo'
import { CardsHead } from './CardsHead'
import { besideCard } from './CardSide'
import { endOfDay } from './desk/endOfDay'
import { type Failure, Failures } from './Failures'
import { CardCell, HolderCell } from './HolderCell'
import { useSend } from './useSend'

const VIEWS = ['expiring', 'leaving'] as const
const AHEAD = 30
const YEAR = 365

/** Cards whose time is over soon, renewed many at once; and those still with people who leave. */
export default function Ends() {
  const { t, i18n } = useTranslation()
  const { zone, date } = usePlace()
  const { can } = useSession()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const view = VIEWS.find((one) => one === params.get('view')) ?? 'expiring'
  const pages = usePages(['credentials', 'ends', view], (after) => (view === 'expiring' ? api.expiringCards(AHEAD, after) : api.cardsToReturn(after)))
  const { busy, error, send, sendEach } = useSend()
  const [failed, setFailed] = useState<Failure[]>([])
  const [lastDay, setLastDay] = useState(addDays(date, YEAR))
  const held = useHeld()
  const undo = useUndo('credentials')
  const takeBack = async (cards: CredentialView[]) => {
    const failures = await sendEach(cards, (card) => api.setCredential(card.id, 'RETURNED', t('desk.handedIn.HERE'), card.version))
    setFailed(failures.map((one) => ({ what: one.row.number, error: one.error })))
  }
  const takeBackSoon = (cards: CredentialView[], unmark: () => void) => {
    held.hold(cards.length, () => void takeBack(cards))
    unmark()
  }
  const renew = async (cards: CredentialView[], unmark: () => void) => {
    const done = await send(async () => {
      const answers = await api.renewCards(cards.map((card) => card.id), endOfDay(lastDay, zone).toISOString())
      const before = answers.flatMap((answer) => answer.before ?? [])
      if (before.length > 0) undo.did(t('ends.renewed', { count: before.length }), () => api.undoCardRenewals(before))
      setFailed(answers.filter((answer) => answer.code).map((answer) => ({ what: cards.find((card) => card.id === answer.credentialId)?.number ?? '', error: new Problem(422, { code: answer.code, detail: answer.detail }) })))
    })
    if (done) unmark()
  }
  const acts = (cards: CredentialView[], unmark: () => void) =>
    view === 'leaving' ? (
      <Button type="primary" loading={busy} onClick={() => takeBackSoon(cards, unmark)}>{t('temporary.takeBack', { count: cards.length })}</Button>
    ) : (
      <>
        <Input className="last-day" type="date" aria-label={t('ends.lastDay')} min={date} value={lastDay} onChange={(event) => setLastDay(event.target.value)} />
        <Button type="primary" loading={busy} disabled={lastDay === ''} onClick={() => void renew(cards, unmark)}>{t('ends.renew', { count: cards.length })}</Button>
      </>
    )
  return (
    <>
      <CardsHead area="ends" />
      {error !== null && <ErrorNote error={error} />}
      {held.note}
      {undo.note}
      <Failures failed={failed} close={() => setFailed([])} />
      <ListPanel<CredentialView>
        key={view}
        title={t('cards.ends')}
        pages={pages}
        rowKey={(card) => card.id}
        empty={t(`ends.none_${view}`, { days: AHEAD })}
        filters={<Segmented aria-label={t('request.view')} value={view} onChange={(value) => setParams({ view: String(value) }, { replace: true })} options={VIEWS.map((value) => ({ value, label: t(`ends.${value}`) }))} />}
        sends={view === 'expiring' ? { list: 'EXPIRING_CARDS', filters: { days: AHEAD } } : { list: 'CARDS_TO_RETURN' }}
        side={(card) => besideCard(card, i18n.language)}
        onOpen={(card) => void navigate(`/cards/card/${card.id}`)}
        acts={{ v: (card) => void navigate(`/cards/card/${card.id}`) }}
        bulk={can('credential.write') ? acts : undefined}
        columns={[
          { key: 'holder', head: t('card.holder'), width: 'minmax(170px, 1.4fr)', phone: true, cell: (card) => <HolderCell holder={card.holder} onPhone={card.number} />, text: (card) => `${nameOf(card.holder?.name, i18n.language)} ${card.holder?.number ?? ''}` },
          { key: 'card', head: t('card.number'), width: 'minmax(200px, 1fr)', cell: (card) => <CardCell card={card} />, text: (card) => card.number },
          { key: 'until', head: t('card.validUntil'), width: '150px', cell: (card) => stamp(card.validUntil, zone), text: (card) => stamp(card.validUntil, zone) },
          { key: 'state', head: t('people.status'), width: '130px', phone: true, cell: (card) => <Stamp code={card.state} />, text: (card) => t(`status.${card.state}`) },
        ]}
      />
    </>
  )
}
