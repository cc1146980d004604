import { Button, Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../../../api/calls'
import type { IdleCard } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { useFilters } from '../../../app/useFilters'
import { nameOf, stamp } from '../../../parts/format'
import { ListPanel } from '../../../parts/grid/ListPanel'
import { usePages } from '../../../parts/grid/usePages'
import { ErrorNote } from '../../../parts/State'
import { useUndo } from '../../../parts/useUndo'
import { besideCard } from '../CardSide'
import { type Failure, Failures } from '../Failures'
import { CardCell, HolderCell } from '../HolderCell'
import { useSend } from '../useSend'

const DAYS = [30, 60, 90, 180]

/** Active cards that nobody uses: frozen in one go, with ten seconds to think again. */
export function IdleCards() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { zone } = usePlace()
  const { read, put } = useFilters()
  const navigate = useNavigate()
  const undo = useUndo()
  const [failed, setFailed] = useState<Failure[]>([])
  const { busy, error, sendEach } = useSend()
  const days = DAYS.find((one) => String(one) === read('days')) ?? 90
  const never = read('never') === '1'
  const pages = usePages(['credentials', 'idle', days, never], (after) => api.idleCards({ days, never: never || undefined, after }))
  const lastUse = (one: IdleCard) => (one.lastUsed ? stamp(one.lastUsed, zone) : t('card.neverUsed'))
  const freeze = async (cards: IdleCard[], unmark: () => void) => {
    const failures = await sendEach(cards, ({ credential }) => api.freezeCard(credential.id, t('watch.idleWhy', { days })))
    setFailed(failures.map((one) => ({ what: one.row.credential.number, error: one.error })))
    const refused = new Set(failures.map((one) => one.row.credential.id))
    const ids = cards.map((one) => one.credential.id).filter((id) => !refused.has(id))
    if (ids.length > 0) undo.did(t('watch.frozen', { count: ids.length }), can('credential.resume') ? () => thaw(ids) : undefined)
    unmark()
  }
  const thaw = async (ids: string[]) => {
    const failures = await sendEach(ids, (id) => api.thawCard(id))
    setFailed(failures.map((one) => ({ what: one.row.slice(0, 8), error: one.error })))
  }
  const open = ({ credential }: IdleCard) => void navigate(`/cards/card/${credential.id}`)
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      <p className="soft small">{t('watch.byNumber')}</p>
      <Failures failed={failed} close={() => setFailed([])} />
      {undo.note}
      <ListPanel<IdleCard>
        title={t('watch.idle')}
        pages={pages}
        rowKey={(one) => one.credential.id}
        empty={never ? t('watch.noNever') : t('watch.noIdle', { days })}
        onOpen={open}
        sends={{ list: 'IDLE_CARDS', filters: { days, never } }}
        acts={{ v: open }}
        side={({ credential }) => besideCard(credential, i18n.language)}
        bulk={can('credential.freeze') ? (chosen, unmark) => <Button type="primary" loading={busy} onClick={() => void freeze(chosen, unmark)}>{t('watch.freeze', { count: chosen.length })}</Button> : undefined}
        filters={
          <>
            <Segmented aria-label={t('watch.unusedFor')} disabled={never} value={days} onChange={(value) => put('days', String(value))} options={DAYS.map((value) => ({ value, label: t('watch.days', { count: value }) }))} />
            <Checkbox checked={never} onChange={(event) => put('never', event.target.checked ? '1' : undefined)}>{t('watch.never')}</Checkbox>
          </>
        }
        columns={[
          { key: 'holder', head: t('card.holder'), width: 'minmax(170px, 1.4fr)', phone: true, cell: (one) => <HolderCell holder={one.credential.holder} />, text: (one) => `${nameOf(one.credential.holder?.name, i18n.language)} ${one.credential.holder?.number ?? ''}` },
          { key: 'card', head: t('card.number'), width: 'minmax(200px, 1fr)', cell: (one) => <CardCell card={one.credential} />, text: (one) => one.credential.number },
          { key: 'issued', head: t('card.issuedAt'), width: '150px', cell: (one) => stamp(one.credential.issuedAt, zone), text: (one) => stamp(one.credential.issuedAt, zone) },
          { key: 'used', head: t('card.lastUse'), width: 'minmax(130px, 1fr)', phone: true, cell: lastUse, text: lastUse },
        ]}
      />
    </>
  )
}
