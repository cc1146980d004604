import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api } from '../../../api/calls'
import type { CardAlarm } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { nameOf, stamp } from '../../../parts/format'
import { ListPanel } from '../../../parts/grid/ListPanel'
import { useHeld } from '../../../parts/Held'
import { usePages } from '../../../parts/grid/usePages'
import { PersonPhoto } from '../../../parts/PersonPhoto'
import { SnapshotPicture } from '../../../parts/SnapshotPicture'
import { Stamp } from '../../../parts/Stamp'
import { ErrorNote } from '../../../parts/State'
import { type Failure, Failures } from '../Failures'
import { CardCell, HolderCell } from '../HolderCell'
import { useSend } from '../useSend'

/** A picture of the use is of this moment, in milliseconds. */
const MOMENT = 2_000

/** Uses of cards that are frozen, over or ended, or outside the hours of an access level; each stays until somebody has seen to it. */
export function CardAlarms() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { zone } = usePlace()
  const navigate = useNavigate()
  const [all, setAll] = useState(false)
  const [reason, setReason] = useState('')
  const [failed, setFailed] = useState<Failure[]>([])
  const { busy, error, sendEach } = useSend('card-alarms')
  const terminals = useQuery({ queryKey: ['terminals'], queryFn: api.terminals, enabled: can('terminal.read') })
  const pages = usePages(['card-alarms', all], (after) => api.cardAlarms(!all, after))
  const where = (alarm: CardAlarm) => nameOf(terminals.data?.find((one) => one.id === alarm.terminalId)?.name, i18n.language) || alarm.terminalId.slice(0, 8)
  const outcome = (alarm: CardAlarm) => t(alarm.outsideHours ? 'watch.outsideHours' : alarm.letIn ? 'watch.letIn' : 'watch.keptOut')
  const held = useHeld()
  const close = async (alarms: CardAlarm[], why: string) => {
    const failures = await sendEach(alarms, (alarm) => api.closeCardAlarm(alarm.id, why))
    setFailed(failures.map((one) => ({ what: one.row.number, error: one.error })))
  }
  const closeSoon = (alarms: CardAlarm[], unmark: () => void) => {
    const open = alarms.filter((one) => !one.closedBy)
    held.hold(open.length, () => void close(open, reason))
    setReason('')
    unmark()
  }
  const open = (alarm: CardAlarm) => void navigate(`/cards/card/${alarm.credentialId}`)
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      {held.note}
      <Failures failed={failed} close={() => setFailed([])} />
      <ListPanel<CardAlarm>
        title={t('watch.alarms')}
        pages={pages}
        rowKey={(alarm) => alarm.id}
        empty={t('watch.noAlarm')}
        side={(alarm) => ({
          title: nameOf(alarm.holder?.name, i18n.language),
          body: (
            <div className="person-head">
              <figure className="captioned">
                <PersonPhoto id={alarm.holder?.id} name={alarm.holder?.name} />
                <figcaption>{t('picture.onFile')}</figcaption>
              </figure>
              {can('snapshot.read') && <WhoUsedIt alarm={alarm} />}
              <div className="grow stack">
                <Stamp code={alarm.letIn ? 'BLOCKED' : 'OK'}>{outcome(alarm)}</Stamp>
                <p>{stamp(alarm.at, zone)} · {where(alarm)}</p>
                <CardCell card={{ id: alarm.credentialId, number: alarm.number, state: alarm.state }} />
              </div>
            </div>
          ),
        })}
        sends={{ list: 'CARD_ALARMS', filters: { open: !all } }}
        onOpen={open}
        acts={{ v: open }}
        bulk={can('credential.freeze') ? (chosen, unmark) => (
          <form className="row tight" onSubmit={(event) => { event.preventDefault(); closeSoon(chosen, unmark) }}>
            <Input aria-label={t('fields.reason')} placeholder={t('watch.seenTo')} value={reason} onChange={(event) => setReason(event.target.value)} />
            <Button type="primary" htmlType="submit" loading={busy} disabled={!reason.trim()}>{t('watch.close', { count: chosen.length })}</Button>
          </form>
        ) : undefined}
        filters={<Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>{t('watch.closedToo')}</Checkbox>}
        columns={[
          { key: 'at', head: t('watch.at'), width: '140px', cell: (alarm) => stamp(alarm.at, zone), text: (alarm) => stamp(alarm.at, zone) },
          { key: 'holder', head: t('card.holder'), width: 'minmax(160px, 1.2fr)', phone: true, cell: (alarm) => <HolderCell holder={alarm.holder} onPhone={stamp(alarm.at, zone)} />, text: (alarm) => nameOf(alarm.holder?.name, i18n.language) },
          { key: 'card', head: t('card.number'), width: 'minmax(200px, 1fr)', cell: (alarm) => <CardCell card={{ id: alarm.credentialId, number: alarm.number, state: alarm.state }} />, text: (alarm) => alarm.number },
          { key: 'terminal', head: t('desk.terminal'), width: 'minmax(120px, 1fr)', phone: true, cell: (alarm) => <Link to={`/terminals?id=${alarm.terminalId}`} className="person-link">{where(alarm)}</Link>, text: where },
          { key: 'outcome', head: t('watch.outcome'), width: '130px', phone: true, cell: (alarm) => <Stamp code={alarm.letIn ? 'BLOCKED' : 'OK'}>{outcome(alarm)}</Stamp>, text: outcome },
          { key: 'closed', head: t('watch.closedBy'), width: '130px', cell: (alarm) => alarm.closedBy ?? <span className="faint">–</span>, text: (alarm) => alarm.closedBy ?? '' },
        ]}
      />
    </>
  )
}

/** Who stood there, beside whose card it is. */
function WhoUsedIt({ alarm }: { alarm: CardAlarm }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const at = Date.parse(alarm.at)
  const taken = useQuery({
    queryKey: ['snapshots', alarm.id],
    queryFn: () => api.snapshots({ terminalId: alarm.terminalId, from: new Date(at - MOMENT).toISOString(), until: new Date(at + MOMENT).toISOString() }),
  })
  return taken.data?.map((one) => (
    <figure key={one.id} className="captioned">
      <SnapshotPicture id={one.id} of={stamp(one.at, zone, true)} />
      <figcaption>{t('picture.taken')}</figcaption>
    </figure>
  ))
}
