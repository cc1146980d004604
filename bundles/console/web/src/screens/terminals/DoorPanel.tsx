import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { DoorMovement, TerminalView } from '../../api/types'
import { clock } from '../../parts/format'
import { ErrorNote, Note } from '../../parts/State'

const MOVEMENTS: DoorMovement[] = ['UNLOCK_ONCE', 'HOLD_UNLOCKED', 'RESUME_NORMAL', 'LOCK_DOWN']

type Outcome = { movement: DoorMovement; at: Date; errand?: number }

/** Moves a door now or not at all, and says which. A terminal that calls is told when it asks, within seconds or not at all. */
export function DoorPanel({ terminal, visited }: { terminal: TerminalView; visited: boolean }) {
  const { t } = useTranslation()
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
    refetchInterval: ({ state }) => (state.data?.state === 'QUEUED' || state.data?.state === 'SENT' || !state.data ? 1_000 : false),
  })
  const what = t(`door.move.${outcome.movement}`)
  switch (query.data?.state) {
    case 'CONFIRMED':
      return <Note tone="ok">{t('door.done', { door, what, time: clock(query.data.changed, terminal.zone, true) })}</Note>
    case 'REFUSED':
    case 'SUPERSEDED':
      return <Note tone="miss">{t('door.refused', { door, what })} {query.data.detail && <span className="code small">{query.data.detail}</span>}</Note>
    case 'SENT':
      return <Note tone="unk">{t('door.sent')}</Note>
    default:
      return <Note tone="unk">{t('door.waits')}</Note>
  }
}
