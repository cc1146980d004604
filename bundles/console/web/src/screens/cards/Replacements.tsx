import { Button, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api } from '../../api/calls'
import type { FeeState, Replacement } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { useFilters } from '../../app/useFilters'
import { addDays, nameOf, stamp } from '../../parts/format'
import { ListPanel } from '../../parts/grid/ListPanel'
import { useHeld } from '../../parts/Held'
import { usePages } from '../../parts/grid/usePages'
import { Fact, Facts } from '../../parts/Panel'
import { Stamp } from '../../parts/Stamp'
import { ErrorNote } from '../../parts/State'
import { CardsHead } from './CardsHead'
import { REASONS } from './desk/desk'
import { endOfDay } from './desk/endOfDay'
import { type Failure, Failures } from './Failures'
import { HolderCell } from './HolderCell'
import { useMoney } from './money'
import { ReportFiles } from './ReportFiles'
import { Settle } from './Settle'
import { useSend } from './useSend'

const PAGE = 200
const FEES: FeeState[] = ['DUE', 'PAID', 'TO_DEDUCT', 'WAIVED', 'NONE']

/** Finished replacements, found by person, card, date, operator and reason (C005), and how their fees stand (C056). */
export default function Replacements() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { zone, date } = usePlace()
  const money = useMoney()
  const navigate = useNavigate()
  const { read, put } = useFilters()
  const card = read('card') ?? ''
  const operator = read('operator') ?? ''
  const reason = REASONS.find((one) => one === read('reason'))
  const fee = FEES.find((one) => one === read('fee'))
  const from = read('from') ?? addDays(date, -90)
  const until = read('until') ?? date
  const asked = useDeferredValue(JSON.stringify({ card, operator, reason, fee, from, until }))
  const pages = usePages(['credentials', 'replacements', asked, zone], (after) =>
    api.replacements({ card: card || undefined, operator: operator || undefined, reason, fee, from: endOfDay(addDays(from, -1), zone).toISOString(), until: endOfDay(until, zone).toISOString(), after, limit: PAGE }),
  )
  const { busy, error, send, sendEach } = useSend()
  const [failed, setFailed] = useState<Failure[]>([])
  const settle = (one: Replacement, state: FeeState, why?: string) => void send(() => api.settleFee(one.id, { state, reason: why }, one.version))
  const held = useHeld()
  const settleAll = async (due: Replacement[], state: FeeState) => {
    const failures = await sendEach(due, (one) => api.settleFee(one.id, { state }, one.version))
    setFailed(failures.map((each) => ({ what: nameOf(each.row.holder?.name, i18n.language), error: each.error })))
  }
  const settleSoon = (rows: Replacement[], state: FeeState, unmark: () => void) => {
    const due = rows.filter((one) => one.fee.state === 'DUE')
    held.hold(due.length, () => void settleAll(due, state))
    unmark()
  }
  const feeText = (one: Replacement) => (one.fee.amount === 0 ? '' : `${money(one.fee)} ${t(`status.FEE_${one.fee.state}`)}`)
  return (
    <>
      <CardsHead area="replacements" />
      {error !== null && <ErrorNote error={error} />}
      {held.note}
      <Failures failed={failed} close={() => setFailed([])} />
      <ListPanel<Replacement>
        title={t('cards.replacements')}
        pages={pages}
        rowKey={(one) => one.id}
        empty={t('replacements.none')}
        sends={{ list: 'REPLACEMENTS', filters: { card, operator, reason, fee } }}
        onOpen={(one) => void navigate(`/cards/card/${one.credentialId}`)}
        acts={{ v: (one) => void navigate(`/cards/card/${one.credentialId}`) }}
        side={(one) => ({ title: nameOf(one.holder?.name, i18n.language), body: <Side one={one} settle={(state, why) => settle(one, state, why)} busy={busy} /> })}
        bulk={can('credential.issue') ? (rows, unmark) => (
          <>
            <Button type="primary" loading={busy} onClick={() => settleSoon(rows, 'PAID', unmark)}>{t('fee.paid')}</Button>
            <Button loading={busy} onClick={() => settleSoon(rows, 'TO_DEDUCT', unmark)}>{t('fee.toDeduct')}</Button>
          </>
        ) : undefined}
        filters={
          <>
            <Input className="cards-text" allowClear value={card} aria-label={t('replacements.card')} placeholder={t('replacements.card')} onChange={(event) => put('card', event.target.value)} />
            <Input className="cards-text" allowClear value={operator} aria-label={t('card.operator')} placeholder={t('card.operator')} onChange={(event) => put('operator', event.target.value)} />
            <Select className="cards-select" allowClear aria-label={t('fields.reason')} placeholder={t('replacements.allReasons')} value={reason} onChange={(value) => put('reason', value)} options={REASONS.map((value) => ({ value, label: t(`desk.reason.${value}`) }))} />
            <Select className="cards-select" allowClear aria-label={t('desk.fee')} placeholder={t('replacements.allFees')} value={fee} onChange={(value) => put('fee', value)} options={FEES.map((value) => ({ value, label: t(`status.FEE_${value}`) }))} />
            <Input className="last-day" type="date" aria-label={t('reports.from')} value={from} max={until} onChange={(event) => put('from', event.target.value)} />
            <Input className="last-day" type="date" aria-label={t('reports.until')} value={until} min={from} onChange={(event) => put('until', event.target.value)} />
          </>
        }
        columns={[
          { key: 'at', head: t('desk.slipAt'), width: '140px', cell: (one) => stamp(one.at, zone), text: (one) => stamp(one.at, zone) },
          { key: 'holder', head: t('card.holder'), width: 'minmax(160px, 1.3fr)', phone: true, cell: (one) => <HolderCell holder={one.holder} onPhone={`${one.holder?.number ?? ''} · ${t(`desk.reason.${one.reason}`)}`} />, text: (one) => `${nameOf(one.holder?.name, i18n.language)} ${one.holder?.number ?? ''}` },
          { key: 'old', head: t('desk.oldCard'), width: '130px', cell: (one) => <Link className="code person-link" to={`/cards/card/${one.oldCredentialId}`}>{one.oldNumber}</Link>, text: (one) => one.oldNumber },
          { key: 'new', head: t('desk.newCard'), width: '130px', cell: (one) => <Link className="code person-link" to={`/cards/card/${one.credentialId}`}>{one.number}</Link>, text: (one) => one.number },
          { key: 'reason', head: t('fields.reason'), width: '110px', cell: (one) => t(`desk.reason.${one.reason}`), text: (one) => t(`desk.reason.${one.reason}`) },
          { key: 'fee', head: t('desk.fee'), width: 'minmax(150px, 1fr)', phone: true, cell: (one) => (one.fee.amount === 0 ? <span className="faint">{t('desk.noFee')}</span> : <span className="row tight"><b>{money(one.fee)}</b> <Stamp code={`FEE_${one.fee.state}`} /></span>), text: feeText },
          { key: 'operator', head: t('card.operator'), width: '130px', cell: (one) => <span className="ellipsis">{one.operator}</span>, text: (one) => one.operator },
        ]}
      />
      <div className="row below">
        <ReportFiles report="CARD_REPLACEMENTS" from={from} until={until} filter={{}} />
        <ReportFiles report="CARD_FEES" from={from} until={until} filter={{}} />
      </div>
    </>
  )
}

function Side({ one, settle, busy }: { one: Replacement; settle: (state: FeeState, why?: string) => void; busy: boolean }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { zone } = usePlace()
  return (
    <div className="stack">
      <Facts>
        <Fact label={t('desk.slipAt')}>{stamp(one.at, zone)}</Fact>
        <Fact label={t('card.operator')}>{one.operator}</Fact>
        <Fact label={t('fields.reason')}>{t(`desk.reason.${one.reason}`)}</Fact>
        <Fact label={t('desk.oldCard')}><Link to={`/cards/card/${one.oldCredentialId}`}>{one.oldNumber}</Link></Fact>
        <Fact label={t('desk.newCard')}><Link to={`/cards/card/${one.credentialId}`}>{one.number}</Link></Fact>
        {one.note && <Fact label={t('replacements.note')}>{one.note}</Fact>}
      </Facts>
      <h3>{t('desk.fee')}</h3>
      {one.fee.amount > 0 && can('credential.issue') ? <Settle fee={one.fee} settle={settle} busy={busy} /> : <p>{t(`status.FEE_${one.fee.state}`)}</p>}
      {one.fee.by && <p className="soft">{t('replacements.settledBy', { who: one.fee.by })}</p>}
    </div>
  )
}
