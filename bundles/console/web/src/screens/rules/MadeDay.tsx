import { useQuery } from '@tanstack/react-query'
import { Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { SandboxDayDraft, ShiftView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { nameOf } from '../../parts/format'
import { useSettled } from '../requests/usePreview'
import { punchesOf, stretchOf } from './draft'
import { DayOutcome } from './Outcome'
import { SandboxError, type SandboxProps } from './SandboxError'

const DAY_TYPES = ['WORKDAY', 'REST_DAY', 'STATUTORY'] as const
const USUAL = '09:11 18:40'

/** A day that nobody worked, worked out by the server with every change. */
export function MadeDay({ set, draft, whole, wrong }: SandboxProps) {
  const { t, i18n } = useTranslation()
  const { date, zone } = usePlace()
  const shifts = useQuery({ queryKey: ['shifts'], queryFn: api.shifts })
  const offered = shifts.data?.filter((shift) => !shift.retired) ?? []
  const [shiftId, setShiftId] = useState<string | null>(null)
  const [dayType, setDayType] = useState<(typeof DAY_TYPES)[number]>('WORKDAY')
  const [typed, setTyped] = useState<string | null>(null)
  const [overtime, setOvertime] = useState('')
  const [leave, setLeave] = useState('')
  const chosen = shiftId === '' ? undefined : (offered.find((shift) => shift.id === shiftId) ?? offered.find((shift) => shift.ruleSetId === set.id) ?? offered[0])
  const text = typed ?? madeFor(chosen)
  const punches = punchesOf(text)
  const approved = [stretchOf(overtime, 'OVERTIME'), stretchOf(leave, 'LEAVE')]
  const asked: SandboxDayDraft | null = whole && punches && approved.every(Boolean) && shifts.data
    ? { ruleSetId: set.id, settings: draft, date, zone, dayType, shift: chosen && shiftOf(chosen), punches, approved: approved.flatMap((one) => one ?? []) }
    : null
  const settled = useSettled(asked ? JSON.stringify(asked) : '', 200)
  const query = useQuery({
    queryKey: ['sandbox-day', settled],
    queryFn: () => api.sandboxDay(JSON.parse(settled) as SandboxDayDraft),
    enabled: settled !== '',
    retry: false,
    placeholderData: (old) => old,
  })
  return (
    <div className="stack">
      <div className="sandbox-form">
        <Select aria-label={t('sandbox.shift')} value={chosen?.id ?? ''} onChange={(id) => {
          setShiftId(id)
          setTyped(null)
        }} options={[...offered.map((shift) => ({ value: shift.id, label: `${shift.code} · ${nameOf(shift.name, i18n.language)}` })), { value: '', label: t('sandbox.noShift') }]} />
        <Segmented size="small" aria-label={t('sandbox.dayType')} value={dayType} onChange={setDayType} options={DAY_TYPES.map((value) => ({ value, label: t(`dayType.${value}`) }))} />
        <label>
          <span>{t('sandbox.punches')}</span>
          <Input value={text} status={punches ? undefined : 'error'} placeholder={t('sandbox.punchesHint')} onChange={(event) => setTyped(event.target.value)} />
        </label>
        <label>
          <span>{t('sandbox.overtime')}</span>
          <Input value={overtime} status={approved[0] ? undefined : 'error'} placeholder={t('sandbox.overtimeHint')} onChange={(event) => setOvertime(event.target.value)} />
        </label>
        <label>
          <span>{t('sandbox.leave')}</span>
          <Input value={leave} status={approved[1] ? undefined : 'error'} placeholder={t('sandbox.overtimeHint')} onChange={(event) => setLeave(event.target.value)} />
        </label>
        <p className={punches ? 'small faint' : 'small tone-miss'}>{t(punches ? 'sandbox.punchesHint' : 'sandbox.wrongPunches')}</p>
      </div>
      <SandboxError error={query.error} wrong={wrong} />
      {query.data && <DayOutcome day={query.data} rules={set.code} />}
    </div>
  )
}

/** Somewhat late and somewhat long, so that there is something to see. */
function madeFor(shift: ShiftView | undefined): string {
  const start = shift?.segments[0]?.start
  const end = shift?.segments.at(-1)?.end
  if (!shift || !start || !end) return USUAL
  return `${later(start, 11)} ${shift.overMidnight ? '+' : ''}${later(end, 40)}`
}

function later(time: string, by: number): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const sum = (hours * 60 + minutes + by) % 1440
  return `${String(Math.floor(sum / 60)).padStart(2, '0')}:${String(sum % 60).padStart(2, '0')}`
}

/** The shift as one would define it anew. */
function shiftOf({ code, name, segments, breaks, windowBefore, windowAfter, lateGrace, earlyGrace, onWindow, offWindow, inNeeded, outNeeded }: ShiftView): SandboxDayDraft['shift'] {
  return { code, name, segments, breaks, windowBefore, windowAfter, lateGrace, earlyGrace, onWindow, offWindow, inNeeded, outNeeded }
}
