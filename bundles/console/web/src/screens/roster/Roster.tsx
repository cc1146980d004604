import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, DatePicker, Drawer, Form, Input, InputNumber, Segmented } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { AssignmentView, LocalName, ShiftView } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { bothNames, LocalNameFields, Pick } from '../../parts/Fields'
import { hm, minutesOf, nameOf, timeTyped, weekdayName } from '../../parts/format'
import { useDepartmentName, useShiftMark } from '../../parts/names'
import { PageHead, Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { Plan } from './grid/Plan'
import { pasted } from './grid/plan'
import { Duties } from './Duties'
import { Mismatches } from './Mismatches'
import { OpenShifts } from './OpenShifts'
import './Roster.css'
import { ShiftChip, useShifts } from './ShiftChip'

const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']

const VIEWS: Record<string, React.ReactNode> = { plan: <Plan />, open: <OpenShifts />, duties: <Duties />, mismatches: <Mismatches />, shifts: <Shifts /> }

export default function Roster() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const { can } = useSession()
  const views = [
    ...(can('shift.write') ? ['plan', 'open', 'duties'] : []),
    ...(can('timesheet.read') ? ['mismatches'] : []),
    'assignments',
    'shifts',
  ]
  const view = params.get('view') ?? (can('shift.write') ? 'plan' : 'assignments')
  return (
    <>
      <PageHead title={t('roster.title')} hint={t('roster.hint')}>
        <Segmented value={view} aria-label={t('roster.title')} onChange={(value) => setParams({ view: String(value) }, { replace: true })} options={views.map((value) => ({ value, label: t(`roster.${value}`) }))} />
      </PageHead>
      {VIEWS[view] ?? <Assignments />}
    </>
  )
}

function Shifts() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const query = useShifts()
  const [editing, setEditing] = useState<ShiftView | 'new' | null>(null)
  return (
    <Panel title={t('roster.shifts')} hint={t('roster.shiftsHint')} flush extra={can('shift.write') && <Button type="primary" onClick={() => setEditing('new')}>{t('shift.add')}</Button>}>
      <Loaded query={query} rows={5}>
        {(shifts) =>
          shifts.length === 0 ? (
            <Empty>{t('shift.none')}</Empty>
          ) : (
            <Scroll label={t('areas.roster')}>
              <table className="ch-list">
                <thead>
                  <tr>
                    <th>{t('shift.code')}</th>
                    <th>{t('fields.name')}</th>
                    <th>{t('shift.hours')}</th>
                    <th>{t('shift.breaks')}</th>
                    <th className="num">{t('shift.required')}</th>
                    <th>{t('shift.window')}</th>
                    <th>{t('shift.grace')}</th>
                    <th>{t('shift.edition')}</th>
                    <th />
                  </tr>
                </thead>
                <tbody>
                  {shifts.map((shift, i) => (
                    <tr key={shift.id}>
                      <td><ShiftChip shift={shift} index={i} long={false} /></td>
                      <td className="strong">{nameOf(shift.name, i18n.language)}</td>
                      <td className="nowrap">{shift.segments.map((segment) => `${segment.start.slice(0, 5)}–${segment.end.slice(0, 5)}`).join(', ')}{shift.overMidnight ? ` ${t('shift.nextDay')}` : ''}</td>
                      <td className="nowrap">{shift.breaks.length === 0 ? '–' : shift.breaks.map((pause) => `${pause.from.slice(0, 5)}–${pause.until.slice(0, 5)}${pause.paid ? ` ${t('shift.paid')}` : ''}`).join(', ')}</td>
                      <td className="num">{hm(minutesOf(shift.required))}</td>
                      <td className="nowrap">−{hm(minutesOf(shift.windowBefore))} / +{hm(minutesOf(shift.windowAfter))}</td>
                      <td className="nowrap">{shift.lateGrace || shift.earlyGrace ? `${hm(minutesOf(shift.lateGrace) ?? 0)} / ${hm(minutesOf(shift.earlyGrace) ?? 0)}` : t('shift.byRules')}</td>
                      <td>{shift.edition} · {shift.effectiveFrom === '1970-01-01' ? t('shift.always') : shift.effectiveFrom}</td>
                      <td className="num">{can('shift.write') && <button type="button" className="link-button" onClick={() => setEditing(shift)}>{t('shift.change')}</button>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
      <Drawer open={editing !== null} onClose={() => setEditing(null)} mask={false} size={480} destroyOnHidden title={editing === 'new' ? t('shift.add') : t('shift.change')}>
        {editing && <ShiftForm shift={editing === 'new' ? undefined : editing} done={() => setEditing(null)} />}
      </Drawer>
    </Panel>
  )
}

interface ShiftFields {
  code: string
  name: LocalName
  start: string
  end: string
  breakFrom?: string
  breakUntil?: string
  breakPaid?: boolean
  before: number
  after: number
  lateGrace?: number | null
  earlyGrace?: number | null
  effectiveFrom?: Dayjs
}

const duration = (minutes: number) => `PT${Math.floor(minutes / 60)}H${minutes % 60}M`

/** A shift with one stretch and one break, as most are; times may be typed as 0830. */
export function ShiftForm({ shift, done }: { shift?: ShiftView; done: (shift: ShiftView) => void }) {
  const { t } = useTranslation()
  const { date } = usePlace()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const time = (required: boolean) => ({
    validator: (_: unknown, value: string | undefined) => (value ? (timeTyped(value) ? Promise.resolve() : Promise.reject(new Error(t('fields.noTime')))) : required ? Promise.reject(new Error(t('fields.missing'))) : Promise.resolve()),
  })
  const submit = async (fields: ShiftFields) => {
    setBusy(true)
    setError(null)
    const pause = fields.breakFrom && fields.breakUntil ? [{ from: timeTyped(fields.breakFrom) ?? '', until: timeTyped(fields.breakUntil) ?? '', paid: fields.breakPaid ?? false }] : []
    const draft = {
      code: fields.code,
      name: bothNames(fields.name),
      segments: [{ start: timeTyped(fields.start) ?? '', end: timeTyped(fields.end) ?? '' }],
      breaks: pause,
      windowBefore: duration(fields.before),
      windowAfter: duration(fields.after),
      ...(fields.lateGrace !== null && fields.lateGrace !== undefined ? { lateGrace: duration(fields.lateGrace) } : {}),
      ...(fields.earlyGrace !== null && fields.earlyGrace !== undefined ? { earlyGrace: duration(fields.earlyGrace) } : {}),
      ...(shift ? { ruleSetId: shift.ruleSetId, effectiveFrom: fields.effectiveFrom?.format('YYYY-MM-DD') } : {}),
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
  const first = shift?.segments[0]
  const pause = shift?.breaks[0]
  const initial: Partial<ShiftFields> = {
    code: shift?.code,
    name: shift?.name,
    start: first?.start.slice(0, 5) ?? '08:00',
    end: first?.end.slice(0, 5) ?? '17:00',
    breakFrom: shift ? pause?.from.slice(0, 5) : '12:00',
    breakUntil: shift ? pause?.until.slice(0, 5) : '13:00',
    breakPaid: pause?.paid ?? false,
    before: minutesOf(shift?.windowBefore) ?? 120,
    after: minutesOf(shift?.windowAfter) ?? 360,
    lateGrace: minutesOf(shift?.lateGrace),
    earlyGrace: minutesOf(shift?.earlyGrace),
    effectiveFrom: shift ? dayjs(date) : undefined,
  }
  return (
    <Form<ShiftFields> layout="vertical" requiredMark={false} initialValues={initial} onFinish={(fields) => void submit(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      {shift && (shift.segments.length > 1 || shift.breaks.length > 1) && <div className="form-error"><Note tone="late">{t('shift.manyParts')}</Note></div>}
      <Form.Item name="code" label={t('shift.code')} extra={t('shift.codeHint')} rules={[{ required: true, message: t('fields.missing') }]}><Input maxLength={16} /></Form.Item>
      <LocalNameFields />
      <div className="two-fields">
        <Form.Item name="start" label={t('shift.start')} rules={[time(true)]}><Input /></Form.Item>
        <Form.Item name="end" label={t('shift.end')} extra={t('shift.endHint')} rules={[time(true)]}><Input /></Form.Item>
        <Form.Item name="breakFrom" label={t('shift.breakFrom')} rules={[time(false)]}><Input allowClear /></Form.Item>
        <Form.Item name="breakUntil" label={t('shift.breakUntil')} rules={[time(false)]}><Input allowClear /></Form.Item>
      </div>
      <Form.Item name="breakPaid" valuePropName="checked"><Checkbox>{t('shift.breakPaid')}</Checkbox></Form.Item>
      <div className="two-fields">
        <Form.Item name="before" label={t('shift.before')}><InputNumber min={0} max={720} className="full" /></Form.Item>
        <Form.Item name="after" label={t('shift.after')}><InputNumber min={0} max={960} className="full" /></Form.Item>
        <Form.Item name="lateGrace" label={t('shift.lateGrace')}><InputNumber min={0} max={240} className="full" placeholder={t('shift.byRules')} /></Form.Item>
        <Form.Item name="earlyGrace" label={t('shift.earlyGrace')}><InputNumber min={0} max={240} className="full" placeholder={t('shift.byRules')} /></Form.Item>
      </div>
      {shift && <Form.Item name="effectiveFrom" label={t('shift.effectiveFrom')} extra={t('shift.effectiveHint')}><DatePicker className="full" /></Form.Item>}
      <Button type="primary" htmlType="submit" loading={busy}>{shift ? t('shift.saveEdition') : t('shift.save')}</Button>
    </Form>
  )
}

/** Where a weekday (0 is Monday) lies in a pattern of seven days that begins with its anchor. */
export function weekdayIndex(anchor: string, weekday: number): number {
  const monday = Date.UTC(1970, 0, 5) / 86_400_000
  const days = monday + weekday - Date.parse(anchor) / 86_400_000
  return ((days % 7) + 7) % 7
}

function Assignments() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const department = useDepartmentName()
  const query = useQuery({ queryKey: ['assignments'], queryFn: api.assignments })
  const shifts = useShifts()
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<AssignmentView | null>(null)
  const [error, setError] = useState<unknown>(null)
  const byId = new Map((shifts.data ?? []).map((shift, index) => [shift.id, { shift, index }]))
  const people = useQuery({
    queryKey: ['people', 'assigned', query.data?.filter((one) => one.employeeId).map((one) => one.employeeId)],
    queryFn: async () => {
      const ids = [...new Set((query.data ?? []).flatMap((one) => (one.employeeId ? [one.employeeId] : [])))].slice(0, 200)
      return new Map(await Promise.all(ids.map(async (id) => [id, await api.person(id)] as const)))
    },
    enabled: (query.data ?? []).some((one) => one.employeeId) && can('employee.read'),
    staleTime: Infinity,
  })
  const withdraw = async (assignment: AssignmentView) => {
    setError(null)
    try {
      await api.unassign(assignment.id, assignment.version)
      await queries.invalidateQueries({ queryKey: ['assignments'] })
      setLeaving(null)
    } catch (reason) {
      setError(reason)
    }
  }
  const whose = (one: AssignmentView) =>
    one.employeeId ? nameOf(people.data?.get(one.employeeId)?.name, i18n.language) || t('roster.person') : one.departmentId ? department(one.departmentId) : t('roster.everybody')
  return (
    <Panel title={t('roster.assignments')} hint={t('roster.assignmentsHint')} flush extra={can('shift.write') && <Button type="primary" onClick={() => setAdding(true)}>{t('roster.assign')}</Button>}>
      {error !== null && <ErrorNote error={error} />}
      {leaving && (
        <Note tone="late" action={<><Button danger onClick={() => void withdraw(leaving)}>{t('roster.withdrawAct')}</Button> <Button onClick={() => setLeaving(null)}>{t('manners.keep')}</Button></>}>
          {t('roster.withdrawWhat', { who: whose(leaving), from: leaving.from })}
        </Note>
      )}
      <Loaded query={query} rows={5}>
        {(assignments) =>
          assignments.length === 0 ? (
            <Empty>{t('roster.none')}</Empty>
          ) : (
            <Scroll label={t('areas.roster')}>
              <table className="ch-list">
                <thead>
                  <tr>
                    <th>{t('roster.who')}</th>
                    {WEEK.map((day, i) => (
                      <th key={day} className={i > 4 ? 'weekend-head' : undefined}>{weekdayName(i + 1, i18n.language)}</th>
                    ))}
                    <th>{t('roster.from')}</th>
                    <th>{t('roster.until')}</th>
                    <th />
                  </tr>
                </thead>
                <tbody>
                  {assignments.map((one) => (
                    <tr key={one.id}>
                      <td>
                        <div className="two-lines">
                          <strong>{whose(one)}</strong>
                          <span>{t(one.employeeId ? 'roster.kindPerson' : one.departmentId ? 'roster.kindDepartment' : 'roster.kindAll')}{one.runsOnHolidays ? ` · ${t('roster.holidays')}` : ''}</span>
                        </div>
                      </td>
                      {one.week || one.pattern.days.length === 7 ? (
                        WEEK.map((day, i) => {
                          const ids = one.week ? [one.week[day]] : (one.pattern.days[weekdayIndex(one.pattern.anchor, i)] ?? [])
                          const found = ids.flatMap((id) => (id ? [byId.get(id)] : []))
                          return (
                            <td key={day} className={i > 4 ? 'weekend-cell' : undefined}>
                              {found.map((entry) => entry && <ShiftChip key={entry.shift.id} shift={entry.shift} index={entry.index} />)}
                              {found.length === 0 && <span className="faint">–</span>}
                            </td>
                          )
                        })
                      ) : (
                        <td colSpan={7}>
                          <span className="row tight">
                            <span className="soft small">{t('roster.cycle', { days: one.pattern.days.length, anchor: one.pattern.anchor })}</span>
                            {one.pattern.days.slice(0, 14).map((ids, i) => {
                              const entry = ids[0] ? byId.get(ids[0]) : undefined
                              return entry ? <ShiftChip key={i} shift={entry.shift} index={entry.index} long={false} /> : <span key={i} className="shift-chip rest">{t('letter.REST')}</span>
                            })}
                          </span>
                        </td>
                      )}
                      <td className="nowrap">{one.from <= '1970-01-05' ? t('shift.always') : one.from}</td>
                      <td className="nowrap">{one.until ?? t('card.noEnd')}</td>
                      <td className="num">{can('shift.write') && <button type="button" className="link-button" onClick={() => setLeaving(one)}>{t('roster.withdraw')}</button>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
      <Drawer open={adding} onClose={() => setAdding(false)} mask={false} size={520} destroyOnHidden title={t('roster.assign')}>
        <AssignForm done={() => setAdding(false)} />
      </Drawer>
    </Panel>
  )
}

interface AssignFields {
  scope: 'ALL' | 'DEPARTMENT' | 'EMPLOYEE'
  departmentId?: string
  employeeId?: string
  week: Record<string, string | undefined>
  rotation?: string
  from: Dayjs
  until?: Dayjs
  runsOnHolidays?: boolean
}

/** @param from the first day, unless it is changed; today's when left out */
export function AssignForm({ done, from }: { done: () => void; from?: string }) {
  const { t, i18n } = useTranslation()
  const { date } = usePlace()
  const queries = useQueryClient()
  const shifts = useShifts()
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments })
  const [form] = Form.useForm<AssignFields>()
  const [scope, setScope] = useState<AssignFields['scope']>('ALL')
  const [text, setText] = useState('')
  const people = useQuery({ queryKey: ['people', 'pick', text], queryFn: () => api.people({ text: text || undefined, limit: 20 }), enabled: scope === 'EMPLOYEE' })
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [cycle, setCycle] = useState(false)
  const readRotation = (typed: string) => pasted(typed.trim().split(/\s+/).join('\t'), shifts.data ?? [])
  const rotationOf = (typed: string) => (readRotation(typed).wishes[0] ?? []).map((wish) => (wish?.kind === 'PLAN' ? wish.shiftIds : []))
  const submit = async (fields: AssignFields) => {
    setBusy(true)
    setError(null)
    try {
      await api.assign({
        ...(scope === 'DEPARTMENT' ? { departmentId: fields.departmentId } : scope === 'EMPLOYEE' ? { employeeId: fields.employeeId } : {}),
        ...(cycle
          ? { pattern: { anchor: fields.from.format('YYYY-MM-DD'), days: rotationOf(fields.rotation ?? '') } }
          : { week: Object.fromEntries(Object.entries(fields.week ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1]))) }),
        from: fields.from.format('YYYY-MM-DD'),
        ...(fields.until ? { until: fields.until.format('YYYY-MM-DD') } : {}),
        runsOnHolidays: fields.runsOnHolidays ?? false,
      })
      await queries.invalidateQueries({ queryKey: ['assignments'] })
      done()
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  const all = (shiftId: string | undefined, days: number) => form.setFieldValue('week', Object.fromEntries(WEEK.map((day, i) => [day, i < days ? shiftId : undefined])))
  const mark = useShiftMark()
  const options = (shifts.data ?? []).filter((shift) => !shift.retired).map((shift) => ({ ...shift, name: { zh: shift.name.zh || shift.code, en: `${shift.code} ${shift.name.en ?? shift.name.zh}` } }))
  return (
    <Form<AssignFields> form={form} layout="vertical" requiredMark={false} initialValues={{ from: dayjs(from ?? date) }} onFinish={(fields) => void submit(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <Form.Item label={t('roster.who')}>
        <Segmented value={scope} onChange={(value) => setScope(value as AssignFields['scope'])} options={(['ALL', 'DEPARTMENT', 'EMPLOYEE'] as const).map((value) => ({ value, label: t(`roster.scope${value}`) }))} />
      </Form.Item>
      {scope === 'DEPARTMENT' && <Form.Item name="departmentId" label={t('people.department')} rules={[{ required: true, message: t('fields.missing') }]}><Pick things={departments.data} /></Form.Item>}
      {scope === 'EMPLOYEE' && (
        <>
          <Form.Item label={t('people.search')}><Input value={text} onChange={(event) => setText(event.target.value)} placeholder={t('people.searchHint')} /></Form.Item>
          <Form.Item name="employeeId" label={t('roster.person')} rules={[{ required: true, message: t('fields.missing') }]}>
            <Pick things={people.data?.items.map((person) => ({ id: person.id, name: { zh: `${person.name.zh ?? person.name.en} ${person.number}`, en: `${person.name.en ?? person.name.zh} ${person.number}` } }))} />
          </Form.Item>
        </>
      )}
      <Form.Item label={t('plan.pattern').replace('…', '')}>
        <Segmented value={cycle ? 'rotation' : 'week'} onChange={(value) => setCycle(value === 'rotation')} options={(['week', 'rotation'] as const).map((value) => ({ value, label: t(`roster.${value}`) }))} />
      </Form.Item>
      {cycle ? (
        <Form.Item
          name="rotation"
          label={t('roster.rotation')}
          extra={`${t('plan.patternHint', { codes: options.map((shift) => shift.code).join(', ') })} ${t('roster.rotationHint')}`}
          rules={[{ required: true, message: t('fields.missing') }, { validator: (_, typed: string | undefined) => (readRotation(typed ?? '').wrong[0] ? Promise.reject(new Error(t('plan.noShift', { text: readRotation(typed ?? '').wrong[0]?.text }))) : Promise.resolve()) }]}
        >
          <Input />
        </Form.Item>
      ) : (
        <>
          <p className="row below">
            <span className="soft">{t('roster.quick')}</span>
            {options.slice(0, 3).map((shift) => (
              <Button key={shift.id} size="small" onClick={() => all(shift.id, 5)}>{t('roster.monToFri', { code: mark(shift.code) })}</Button>
            ))}
          </p>
          <div className="week-fields">
            {WEEK.map((day, i) => (
              <Form.Item key={day} name={['week', day]} label={weekdayName(i + 1, i18n.language)}>
                <Pick things={options} allowClear placeholder={t('status.REST')} />
              </Form.Item>
            ))}
          </div>
        </>
      )}
      <div className="two-fields">
        <Form.Item name="from" label={t(cycle ? 'roster.anchor' : 'roster.from')} rules={[{ required: true, message: t('fields.missing') }]}><DatePicker className="full" /></Form.Item>
        <Form.Item name="until" label={t('roster.until')} extra={t('roster.untilHint')}><DatePicker className="full" /></Form.Item>
      </div>
      <Form.Item name="runsOnHolidays" valuePropName="checked"><Checkbox>{t('roster.runsOnHolidays')}</Checkbox></Form.Item>
      <p className="small faint below">{t('roster.nearest')}</p>
      <Button type="primary" htmlType="submit" loading={busy}>{t('roster.assignAct')}</Button>
    </Form>
  )
}
