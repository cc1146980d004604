import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { DoorMovement, TerminalView } from '../../api/types'
import { useSession } from '../../app/Session'
import { clock, nameOf } from '../../parts/format'
import { ErrorNote, Note } from '../../parts/State'

const MOVEMENTS: DoorMovement[] = ['UNLOCK_ONCE', 'HOLD_UNLOCKED', 'RESUME_NORMAL', 'LOCK_DOWN']

const OPEN = ['QUEUED', 'SENT', 'FORWARDED']

type Outcome = { movement: DoorMovement; at: Date; errand?: number }

/** Moves a door now or not at all, and says which. A terminal that calls is told when it asks, within seconds or not at all. */
export function DoorPanel({ terminal, visited }: { terminal: TerminalView; visited: boolean }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const kinds = useQuery({ queryKey: ['certificate-kinds'], queryFn: api.certificateKinds, enabled: can('credential.read') })
  const asked = (kinds.data ?? []).filter((kind) => kind.terminals.includes(terminal.id) || kind.sites.includes(terminal.siteId) || (terminal.areaId !== undefined && kind.areas.includes(terminal.areaId)))
  const [door, setDoor] = useState(1)
  const [busy, setBusy] = useState<DoorMovement | null>(null)
  const [done, setDone] = useState<Outcome | null>(null)
  const [error, setError] = useState<unknown>(null)
  const move = async (movement: DoorMovement) => {
    setBusy(movement)
    setError(null)
    setDone(null)
    try {
      if (visited) {
        await api.moveDoor(terminal.id, door, movement)
        setDone({ movement, at: new Date() })
      } else {
        const { errands } = await api.askDoor(terminal.id, door, movement)
        setDone({ movement, at: new Date(), errand: errands[0]?.number })
      }
    } catch (problem) {
      setError(problem)
    }
    setBusy(null)
  }
  return (
    <section className="stack">
      <h3>{t('door.title')}</h3>
      {asked.length > 0 && <Note tone="late">{t('door.certificates', { names: asked.map((kind) => nameOf(kind.name, i18n.language)).join(t('manners.listed')) })}</Note>}
      <div className="row">
        <InputNumber size="small" aria-label={t('door.number')} prefix={t('door.number')} min={1} max={16} value={door} onChange={(value) => setDoor(value ?? 1)} />
        {MOVEMENTS.map((movement) => (
          <Popconfirm key={movement} title={t(`door.ask.${movement}`, { door })} okText={t(`door.move.${movement}`)} cancelText={t('manners.keep')} onConfirm={() => void move(movement)}>
            <Button size="small" loading={busy === movement} disabled={busy !== null}>{t(`door.move.${movement}`)}</Button>
          </Popconfirm>
        ))}
      </div>
      {error !== null && <ErrorNote error={error} />}
      {done && done.errand === undefined && <Note tone="ok">{t('door.done', { door, what: t(`door.move.${done.movement}`), time: clock(done.at, terminal.zone, true) })}</Note>}
      {done?.errand !== undefined && <Waiting terminal={terminal} outcome={done} number={done.errand} door={door} />}
    </section>
  )
}

function Waiting({ terminal, outcome, number, door }: { terminal: TerminalView; outcome: Outcome; number: number; door: number }) {
  const { t } = useTranslation()
  const query = useQuery({
    queryKey: ['errand', terminal.id, number],
    queryFn: async () => (await api.errands(terminal.id)).items.find((errand) => errand.number === number) ?? null,
    refetchInterval: ({ state }) => (!state.data || OPEN.includes(state.data.state) ? 1_000 : false),
  })
  const what = t(`door.move.${outcome.movement}`)
  switch (query.data?.state) {
    case 'CONFIRMED':
      return <Note tone="ok">{t('door.done', { door, what, time: clock(query.data.changed, terminal.zone, true) })}</Note>
    case 'REFUSED':
    case 'SUPERSEDED':
      return <Note tone="miss">{t('door.refused', { door, what })} {query.data.detail && <span className="code small">{query.data.detail}</span>}</Note>
    case 'FORWARDED':
      return <Note tone="unk">{t('door.forwarded')}</Note>
    case 'SENT':
      return <Note tone="unk">{t('door.sent')}</Note>
    default:
      return <Note tone="unk">{t('door.waits')}</Note>
  }
}
