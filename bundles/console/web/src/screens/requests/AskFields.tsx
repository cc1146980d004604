import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf, timeTyped } from '../../parts/format'
import { useLeaveTypes } from '../../parts/leaveTypes'
import { type Kind, type Wish } from './asking'
import { Choice } from './Choice'

/** The fields of what is asked for. The browser's own date and time fields: every phone knows how to fill them. */
export function AskFields({ wish, change }: { wish: Wish; change: (part: Partial<Wish>) => void }) {
  const { t } = useTranslation()
  if (wish.kind === 'CORRECTION') return <CorrectionFields wish={wish} change={change} />
  const whole = wish.kind === 'LEAVE' && wish.length !== 'HOURS'
  return (
    <>
      {wish.kind === 'LEAVE' && (
        <>
          <label className="ask-field">
            <span>{t('request.leaveType')}</span>
            <LeaveTypeField value={wish.type} choose={(type) => change({ type })} />
          </label>
          <Choice
            legend={t('request.length')}
            value={wish.length}
            choose={(length) => change({ length })}
            options={(['DAYS', 'MORNING', 'AFTERNOON', 'HOURS'] as const).map((value) => ({ value, label: t(`request.length${value}`) }))}
          />
        </>
      )}
      <div className="ask-row">
        <DateField label={t(whole && wish.length !== 'DAYS' ? 'request.date' : 'request.firstDate')} value={wish.date} set={(date) => change({ date, ...(wish.lastDate < date ? { lastDate: date } : {}) })} />
        {!whole && <TimeField label={t('request.from')} value={wish.from} set={(from) => change({ from })} />}
        {wish.length === 'DAYS' && whole && <DateField label={t('request.lastDate')} value={wish.lastDate} min={wish.date} set={(lastDate) => change({ lastDate })} />}
      </div>
      {!whole && (
        <div className="ask-row">
          <DateField label={t('request.lastDate')} value={wish.lastDate} min={wish.date} set={(lastDate) => change({ lastDate })} />
          <TimeField label={t('request.until')} value={wish.until} set={(until) => change({ until })} />
        </div>
      )}
    </>
  )
}

function LeaveTypeField({ value, choose }: { value: string; choose: (type: string) => void }) {
  const { i18n } = useTranslation()
  const types = useLeaveTypes()
  const offered = types.data?.filter((type) => type.offered) ?? []
  const first = offered.some((type) => type.code === value) ? undefined : offered[0]?.code
  useEffect(() => {
    if (first) choose(first)
  }, [first, choose])
  return (
    <select value={value} onChange={(event) => choose(event.target.value)}>
      {offered.map((type) => <option key={type.code} value={type.code}>{nameOf(type.name, i18n.language)}</option>)}
    </select>
  )
}

export function CorrectionFields({ wish, change, dated = true }: { wish: Wish; change: (part: Partial<Wish>) => void; dated?: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <Choice legend={t('request.which')} value={wish.as} choose={(as) => change({ as })} options={(['IN', 'OUT'] as const).map((value) => ({ value, label: t(`request.add${value}`) }))} />
      <div className="ask-row">
        {dated && <DateField label={t('request.workDate')} value={wish.date} set={(date) => change({ date })} />}
        {dated ? <TimeField label={t('request.time')} value={wish.from} set={(from) => change({ from })} /> : <TypedTime label={t('request.time')} value={wish.from} set={(from) => change({ from })} />}
      </div>
      <label className="check-line">
        <input type="checkbox" checked={wish.dayAfter} onChange={(event) => change({ dayAfter: event.target.checked })} />
        {t('request.dayAfter')}
      </label>
      <Choice legend={t('request.cause')} value={wish.cause} choose={(cause) => change({ cause })} options={(['FORGOTTEN', 'DEVICE_FAULT'] as const).map((value) => ({ value, label: t(`request.${value}`) }))} />
    </>
  )
}

export function KindChoice({ kind, kinds, choose }: { kind: Kind; kinds: readonly Kind[]; choose: (kind: Kind) => void }) {
  const { t } = useTranslation()
  return <Choice quiet legend={t('request.kind')} value={kind} choose={choose} options={kinds.map((value) => ({ value, label: t(`requestKind.${value}`) }))} />
}

function DateField({ label, value, min, set }: { label: string; value: string; min?: string; set: (value: string) => void }) {
  return (
    <label className="ask-field">
      <span>{label}</span>
      <input type="date" value={value} min={min} required onChange={(event) => set(event.target.value)} />
    </label>
  )
}

/** For hands on a keyboard: 1832 is 18:32. */
function TypedTime({ label, value, set }: { label: string; value: string; set: (value: string) => void }) {
  const [text, setText] = useState(value)
  // Set from outside: emptied after it was saved, or filled from what is known.
  useEffect(() => setText((old) => ((timeTyped(old) ?? '') === value ? old : value)), [value])
  return (
    <label className="ask-field">
      <span>{label}</span>
      <input
        inputMode="numeric"
        autoFocus
        required
        placeholder="18:32"
        maxLength={5}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          set(timeTyped(event.target.value) ?? '')
        }}
        onBlur={() => setText(timeTyped(text) ?? text)}
      />
    </label>
  )
}

function TimeField({ label, value, set }: { label: string; value: string; set: (value: string) => void }) {
  return (
    <label className="ask-field">
      <span>{label}</span>
      <input type="time" value={value} required onChange={(event) => set(event.target.value)} />
    </label>
  )
}
