import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { StockBatch, StockCard } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { stamp } from '../../../parts/format'
import { ListPanel } from '../../../parts/grid/ListPanel'
import { useHeld } from '../../../parts/Held'
import { usePages } from '../../../parts/grid/usePages'
import { Stamp, useStatus } from '../../../parts/Stamp'
import { ErrorNote } from '../../../parts/State'
import { type Failure, Failures } from '../Failures'
import { useSend } from '../useSend'

const STATES: StockCard['state'][] = ['IN_STOCK', 'RESERVED', 'ISSUED', 'ACTIVE', 'RETURNED', 'DESTROYED']
/** Where a card of the stock can be put by hand, and what that is called. */
const MOVES: StockCard['state'][] = ['RESERVED', 'IN_STOCK', 'DESTROYED']

/** The cards of one batch in the order in which they are given out. */
export function Shelf({ batch, amend }: { batch: StockBatch; amend?: () => void }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { zone } = usePlace()
  const { word } = useStatus()
  const [state, setState] = useState<StockCard['state'] | undefined>('IN_STOCK')
  const [failed, setFailed] = useState<Failure[]>([])
  const { busy, error, sendEach } = useSend()
  const pages = usePages(['credentials', 'stock-cards', batch.id, state], (after) => api.stockCards({ batchId: batch.id, state, after }))
  const held = useHeld()
  const move = async (cards: StockCard[], to: StockCard['state']) => {
    const failures = await sendEach(cards, (card) => api.setStockCard(card.id, to, '', card.version))
    setFailed(failures.map((one) => ({ what: one.row.printed ?? one.row.number, error: one.error })))
  }
  const moveSoon = (cards: StockCard[], to: StockCard['state'], unmark: () => void) => {
    held.hold(cards.length, () => void move(cards, to))
    unmark()
  }
  return (
    <div className="stack shelf">
      {error !== null && <ErrorNote error={error} />}
      {held.note}
      <Failures failed={failed} close={() => setFailed([])} />
      <ListPanel<StockCard>
        title={t('stock.cardsOf', { batch: batch.name })}
        pages={pages}
        rowKey={(card) => card.id}
        height={34}
        empty={t('stock.noCards')}
        sends={{ list: 'STOCK', filters: { batchId: batch.id, state } }}
        filters={
          <>
            <Select className="cards-select" allowClear aria-label={t('card.state')} placeholder={t('holders.allStates')} value={state} onChange={setState} options={STATES.map((value) => ({ value, label: `${word(value)} ${batch.counts[value] ?? ''}` }))} />
            {amend && <Button onClick={amend}>{t('stock.amend')}…</Button>}
          </>
        }
        bulk={can('credential.write') ? (cards, unmark) =>
          MOVES.filter((to) => cards.some((card) => card.nextStates.includes(to))).map((to, index) => (
            <Button key={to} type={index === 0 ? 'primary' : 'default'} danger={to === 'DESTROYED'} loading={busy} onClick={() => moveSoon(cards.filter((card) => card.nextStates.includes(to)), to, unmark)}>{t(`stock.move.${to}`)}</Button>
          )) : undefined}
        columns={[
          { key: 'printed', head: t('desk.printed'), width: 'minmax(110px, 1fr)', phone: true, cell: (card) => <span className="code">{card.printed ?? '–'}</span>, text: (card) => card.printed ?? '' },
          { key: 'number', head: t('card.number'), width: 'minmax(110px, 1fr)', cell: (card) => <span className="code">{card.number}</span>, text: (card) => card.number },
          { key: 'state', head: t('card.state'), width: '120px', phone: true, cell: (card) => <Stamp code={card.state} />, text: (card) => word(card.state) },
          { key: 'shelved', head: t('stock.shelved'), width: '140px', cell: (card) => stamp(card.shelved, zone), text: (card) => stamp(card.shelved, zone) },
        ]}
      />
    </div>
  )
}
