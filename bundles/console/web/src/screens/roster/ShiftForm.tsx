import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, DatePicker, Form, Input, InputNumber } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { LocalName, ShiftView } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { bothNames, LocalNameFields, Pick } from '../../parts/Fields'
import { minutesOf, timeTyped } from '../../parts/format'
import { ErrorNote } from '../../parts/State'
import './Roster.css'

interface ShiftFields {
  code: string
  name: LocalName
  ruleSetId?: string
  segments: { start: string; end: string }[]
  breaks: { from: string; until: string; paid?: boolean }[]
  before: number
  after: number
  lateGrace?: number | null
  earlyGrace?: number | null
  onFrom?: string
  onUntil?: string
  offFrom?: string
  offUntil?: string
  inFree?: boolean
  outFree?: boolean
  effectiveFrom?: Dayjs
}

const duration = (minutes: number) => `PT${Math.floor(minutes / 60)}H${minutes % 60}M`
const typed = (text: string | undefined) => timeTyped(text ?? '') ?? ''

/** Two times of day; nothing unless there are both. */
function slotOf(from: string | undefined, until: string | undefined) {
  return from && until ? { from: typed(from), until: typed(until) } : undefined
}

/** A shift with all of its stretches and breaks; times may be typed as 0830. */
export function ShiftForm({ shift, done }: { shift?: ShiftView; done: (shift: ShiftView) => void }) {
  const { t } = useTranslation()
  const { date } = usePlace()
  const { can } = useSession()
  const queries = useQueryClient()
  const sets = useQuery({ queryKey: ['rule-sets'], queryFn: api.ruleSets, enabled: can('shift.read') })
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (fields: ShiftFields) => {
    setBusy(true)
    setError(null)
    const draft = {
      code: fields.code,
      name: bothNames(fields.name),
      ...(shift?.colour ? { colour: shift.colour } : {}),
      segments: fields.segments.map(({ start, end }) => ({ start: typed(start), end: typed(end) })),
      breaks: (fields.breaks ?? []).map(({ from, until, paid }) => ({ from: typed(from), until: typed(until), paid: paid ?? false })),
      windowBefore: duration(fields.before),
      windowAfter: duration(fields.after),
      ...(fields.lateGrace !== null && fields.lateGrace !== undefined ? { lateGrace: duration(fields.lateGrace) } : {}),
      ...(fields.earlyGrace !== null && fields.earlyGrace !== undefined ? { earlyGrace: duration(fields.earlyGrace) } : {}),
      onWindow: slotOf(fields.onFrom, fields.onUntil),
      offWindow: slotOf(fields.offFrom, fields.offUntil),
      inNeeded: !fields.inFree,
      outNeeded: !fields.outFree,
      ruleSetId: fields.ruleSetId ?? shift?.ruleSetId,
      ...(shift ? { effectiveFrom: fields.effectiveFrom?.format('YYYY-MM-DD') } : {}),
    }
    try {
      const saved = shift ? await api.putShift(shift.id, draft, shift.version) : await api.addShift(draft)
      await queries.invalidateQueries({ queryKey: ['shifts'] })
      done(saved)
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  const initial: Partial<ShiftFields> = {
    code: shift?.code,
    name: shift?.name,
    ruleSetId: shift?.ruleSetId,
    segments: shift?.segments.map(({ start, end }) => ({ start: start.slice(0, 5), end: end.slice(0, 5) })) ?? [{ start: '08:00', end: '17:00' }],
    breaks: shift?.breaks.map(({ from, until, paid }) => ({ from: from.slice(0, 5), until: until.slice(0, 5), paid })) ?? [{ from: '12:00', until: '13:00', paid: false }],
    before: minutesOf(shift?.windowBefore) ?? 120,
    after: minutesOf(shift?.windowAfter) ?? 360,
    lateGrace: minutesOf(shift?.lateGrace),
    earlyGrace: minutesOf(shift?.earlyGrace),
    onFrom: shift?.onWindow?.from.slice(0, 5),
    onUntil: shift?.onWindow?.until.slice(0, 5),
    offFrom: shift?.offWindow?.from.slice(0, 5),
    offUntil: shift?.offWindow?.until.slice(0, 5),
    inFree: shift ? !shift.inNeeded : false,
    outFree: shift ? !shift.outNeeded : false,
    effectiveFrom: shift ? dayjs(date) : undefined,
  }
  return (
    <Form<ShiftFields> layout="vertical" requiredMark={false} initialValues={initial} onFinish={(fields) => void submit(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <Form.Item name="code" label={t('shift.code')} extra={t('shift.codeHint')} rules={[{ required: true, message: t('fields.missing') }]}><Input maxLength={16} /></Form.Item>
      <LocalNameFields />
      {(sets.data?.length ?? 0) > 1 && <Form.Item name="ruleSetId" label={t('shift.ruleSet')}><Pick things={sets.data} /></Form.Item>}
      <StretchFields />
      <BreakFields />
      <div className="two-fields">
        <Form.Item name="before" label={t('shift.before')}><InputNumber min={0} max={720} className="full" /></Form.Item>
        <Form.Item name="after" label={t('shift.after')}><InputNumber min={0} max={960} className="full" /></Form.Item>
        <Form.Item name="lateGrace" label={t('shift.lateGrace')}><InputNumber min={0} max={240} className="full" placeholder={t('shift.byRules')} /></Form.Item>
        <Form.Item name="earlyGrace" label={t('shift.earlyGrace')}><InputNumber min={0} max={240} className="full" placeholder={t('shift.byRules')} /></Form.Item>
      </div>
      <PointFields />
      {shift && <Form.Item name="effectiveFrom" label={t('shift.effectiveFrom')} extra={t('shift.effectiveHint')}><DatePicker className="full" /></Form.Item>}
      <Button type="primary" htmlType="submit" loading={busy}>{shift ? t('shift.saveEdition') : t('shift.save')}</Button>
    </Form>
  )
}

function useTimeRule() {
  const { t } = useTranslation()
  return (required: boolean) => ({
    validator: (_: unknown, value: string | undefined) => (value ? (timeTyped(value) ? Promise.resolve() : Promise.reject(new Error(t('fields.noTime')))) : required ? Promise.reject(new Error(t('fields.missing'))) : Promise.resolve()),
  })
}

function StretchFields() {
  const { t } = useTranslation()
  const time = useTimeRule()
  return (
    <Form.List name="segments">
      {(segments, { add, remove }) => (
        <fieldset className="shift-parts">
          <legend>{t('shift.segments')}</legend>
          {segments.map((segment) => (
            <div key={segment.key} className="shift-part">
              <Form.Item name={[segment.name, 'start']} label={t('shift.start')} rules={[time(true)]}><Input /></Form.Item>
              <Form.Item name={[segment.name, 'end']} label={t('shift.end')} rules={[time(true)]}><Input /></Form.Item>
              {segments.length > 1 && <Button onClick={() => remove(segment.name)}>{t('shift.removeSegment')}</Button>}
            </div>
          ))}
          <p className="small faint">{t('shift.endHint')}</p>
          <Button size="small" onClick={() => add({ start: '', end: '' })}>{t('shift.addSegment')}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}

function BreakFields() {
  const { t } = useTranslation()
  const time = useTimeRule()
  return (
    <Form.List name="breaks">
      {(breaks, { add, remove }) => (
        <fieldset className="shift-parts">
          <legend>{t('shift.breakItems')}</legend>
          {breaks.map((pause) => (
            <div key={pause.key} className="shift-part">
              <Form.Item name={[pause.name, 'from']} label={t('shift.breakFrom')} rules={[time(true)]}><Input /></Form.Item>
              <Form.Item name={[pause.name, 'until']} label={t('shift.breakUntil')} rules={[time(true)]}><Input /></Form.Item>
              <Form.Item name={[pause.name, 'paid']} valuePropName="checked"><Checkbox>{t('shift.breakPaid')}</Checkbox></Form.Item>
              <Button onClick={() => remove(pause.name)}>{t('shift.removeBreak')}</Button>
            </div>
          ))}
          <Button size="small" onClick={() => add({ from: '', until: '', paid: false })}>{t('shift.addBreak')}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}

/** Where the punches are looked for, and which are not needed. */
function PointFields() {
  const { t } = useTranslation()
  const time = useTimeRule()
  return (
    <fieldset className="shift-parts">
      <legend>{t('shift.points')}</legend>
      <p className="small faint">{t('shift.pointsHint')}</p>
      <div className="two-fields">
        {(['onFrom', 'onUntil', 'offFrom', 'offUntil'] as const).map((name) => (
          <Form.Item key={name} name={name} label={t(`shift.${name}`)} rules={[time(false)]}><Input allowClear /></Form.Item>
        ))}
      </div>
      <Form.Item name="inFree" valuePropName="checked"><Checkbox>{t('shift.inFree')}</Checkbox></Form.Item>
      <Form.Item name="outFree" valuePropName="checked"><Checkbox>{t('shift.outFree')}</Checkbox></Form.Item>
    </fieldset>
  )
}
