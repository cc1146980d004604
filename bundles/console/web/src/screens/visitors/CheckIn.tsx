import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { Visitor, VisitorArrivalDraft } from '../../api/types'
import { nameOf } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { ErrorNote, Note } from '../../parts/State'
import { usePlace } from '../../app/Place'
import { draftOf, heldTo, shelved } from '../cards/desk/inHand'
import { ReaderChoice, ReaderTrouble } from '../cards/desk/ReaderChoice'
import { ReaderInput } from '../cards/desk/ReaderInput'
import { useReader } from '../cards/desk/useReader'
import { useSend } from '../cards/useSend'
import { spanOf } from './times'

interface Props {
  /** Where the reader writes; whatever took the keyboard meanwhile gives it back there. */
  field: RefObject<HTMLInputElement | null>
  /** Who is to get the next card; without one the next card is taken back. */
  visitor: Visitor | undefined
  drop: () => void
}

/** One hand on the reader: a card is handed to the chosen visitor, or taken back from whoever has it. */
export function CheckIn({ field, visitor, drop }: Props) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { busy, error, send, clear } = useSend('visitors')
  const [said, setSaid] = useState<string | null>(null)
  const [areaIds, setAreaIds] = useState<string[]>([])
  const areas = useQuery({ queryKey: ['areas'], queryFn: api.areas, enabled: visitor !== undefined })
  const next = useQuery({ queryKey: ['credentials', 'next-free', visitor?.siteId], queryFn: () => api.nextFreeCard(visitor?.siteId ?? ''), enabled: visitor !== undefined })
  const free = next.data?.[0]
  useEffect(() => {
    field.current?.focus()
    setAreaIds([])
    clear()
    if (visitor) setSaid(null)
  }, [field, visitor?.id, clear])

  const give = (draft: VisitorArrivalDraft) =>
    void send(async () => {
      if (!visitor) return
      const inside = await api.visitorArrives(visitor.id, { ...draft, areaIds })
      setSaid(t('visitor.given', { name: nameOf(inside.name, i18n.language), number: inside.cardNumber }))
      drop()
    })
  const takeBack = (text: string) =>
    void send(async () => {
      const holder = await inside(text)
      if (holder) await api.visitorLeaves(holder.id, true)
      setSaid(holder ? t('visitor.taken', { name: nameOf(holder.name, i18n.language) }) : t('visitor.noVisitorsCard'))
    })
  const read = (text: string) => {
    setSaid(null)
    if (visitor) give({ number: text })
    else takeBack(text)
  }
  const reader = useReader(({ read: held }) => {
    const reading = held?.readings[0]
    if (!reading || held?.random || busy) return
    if (visitor) give(draftOf(heldTo(reading)))
    else read(heldTo(reading).number)
  })
  const pressed = (key: string) => {
    if (key === 's' && visitor && free) give(draftOf(shelved(free)))
    else if (key === 'Escape' && visitor) drop()
    else return false
    return true
  }
  const here = (areas.data ?? []).filter((area) => area.siteId === visitor?.siteId)
  return (
    <Panel label={t('desk.reader')} className="no-print">
      {visitor && (
        <p className="below">
          <b>{t('visitor.handTo', { name: nameOf(visitor.name, i18n.language) })}</b> <span className="soft">{visitor.company} · {spanOf(visitor, zone)}</span>
        </p>
      )}
      <div className="desk-field">
        <ReaderInput field={field} placeholder={t(visitor ? 'visitor.readGive' : 'visitor.readTake')} read={read} pressed={pressed} />
        <span className="desk-acts">
          {visitor && <Button size="large" disabled={!free || busy} onClick={() => free && give(draftOf(shelved(free)))}>{free ? t('visitor.takeNext', { number: free.printed ?? free.number }) : t('visitor.noneFree')} <span className="desk-key">S</span></Button>}
          {visitor && <Button size="large" onClick={drop}>{t('visitor.notNow')} <span className="desk-key">Esc</span></Button>}
          <ReaderChoice reader={reader} chosen={() => field.current?.focus()} />
        </span>
      </div>
      {visitor && here.length > 0 && (
        <Select mode="multiple" className="full above" aria-label={t('visitor.areas')} placeholder={t('visitor.areas')} value={areaIds} onChange={setAreaIds} optionFilterProp="label" options={here.map((area) => ({ value: area.id, label: nameOf(area.name, i18n.language) }))} />
      )}
      <ReaderTrouble reader={reader} />
      {error !== null && <ErrorNote error={error} />}
      {said && <Note tone="ok">{said}</Note>}
    </Panel>
  )
}

/** The visitor who is inside with this card. */
async function inside(text: string) {
  const look = await api.lookUpCard(text)
  const holders = new Set(look.candidates.map((card) => card.employeeId))
  return (await api.visitors({ view: 'INSIDE', limit: 500 })).items.find((visitor) => holders.has(visitor.id))
}
