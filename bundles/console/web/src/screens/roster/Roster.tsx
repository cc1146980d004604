import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, DatePicker, Drawer, Form, Input, Segmented } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api } from '../../api/calls'
import type { AssignmentView, ShiftView } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { Pick } from '../../parts/Fields'
import { hm, minutesOf, nameOf, weekdayName } from '../../parts/format'
import { useDepartmentName, useShiftMark } from '../../parts/names'
import { PageHead, Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { Plan } from './grid/Plan'
import { pasted } from './grid/plan'
import { Duties } from './Duties'
import { TeamFeed } from './Feed'
import { Mismatches } from './Mismatches'
import { OpenShifts } from './OpenShifts'
import './Roster.css'
import { ShiftForm } from './ShiftForm'
import { ShiftChip, useShifts } from './ShiftChip'

const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']

const VIEWS: Record<string, React.ReactNode> = { plan: <Plan />, open: <OpenShifts />, duties: <Duties />, mismatches: <Mismatches />, shifts: <Shifts /> }

export default function Roster() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const { can } = useSession()
  const [feed, setFeed] = useState(false)
  const views = [
    'plan',
    ...(can('shift.write') ? ['open', 'duties'] : []),
    ...(can('timesheet.read') ? ['mismatches'] : []),
    'assignments',
    'shifts',
  ]
  const view = params.get('view') ?? 'plan'
  return (
    <>
      <PageHead title={t('roster.title')} hint={t('roster.hint')}>
        {can('organisation.read') && <Button onClick={() => setFeed(true)}>{t('feed.team')}…</Button>}
        <Segmented className="roster-views" value={view} aria-label={t('roster.title')} onChange={(value) => setParams({ view: String(value) }, { replace: true })} options={views.map((value) => ({ value, label: t(`roster.${value}`) }))} />
      </PageHead>
      {VIEWS[view] ?? <Assignments />}
      {feed && <TeamFeed close={() => setFeed(false)} />}
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
                    <th><span className="hidden-text">{t('work.act')}</span></th>
                  </tr>
                </thead>
                <tbody>
                  {shifts.map((shift, i) => (
                    <tr key={shift.id}>
                      <td><ShiftChip shift={shift} index={i} long={false} /></td>
                      <td className="strong">{nameOf(shift.name, i18n.language)}</td>
                      <td className="nowrap">{shift.segments.map((segment) => `${segment.start.slice(0, 5)}–${segment.end.slice(0, 5)}`).join(t('manners.listed'))}{shift.overMidnight ? ` ${t('shift.nextDay')}` : ''}</td>
                      <td className="nowrap">{shift.breaks.length === 0 ? '–' : shift.breaks.map((pause) => `${pause.from.slice(0, 5)}–${pause.until.slice(0, 5)}${pause.paid ? ` ${t('shift.paid')}` : ''}`).join(t('manners.listed'))}</td>
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
  const sites = useQuery({ queryKey: ['sites'], queryFn: api.sites, enabled: (query.data ?? []).some((one) => one.siteId) && can('organisation.read') })
  const places = sites.data ?? []
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
    one.employeeId ? nameOf(people.data?.get(one.employeeId)?.name, i18n.language) || t('roster.person') : one.departmentId ? department(one.departmentId) : one.siteId ? nameOf(places.find((place) => place.id === one.siteId)?.name, i18n.language) || '–' : t('roster.everybody')
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
            <Empty action={shifts.data?.length === 0 && <Link className="underlined" to="/roster?view=shifts">{t('roster.noneShift')}</Link>}>{t('roster.none')}</Empty>
          ) : (
            <Scroll label={t('areas.roster')}>
              <table className="ch-list stacks">
                <thead>
                  <tr>
                    <th>{t('roster.who')}</th>
                    {WEEK.map((day, i) => (
                      <th key={day} className={i > 4 ? 'weekend-head' : undefined}>{weekdayName(i + 1, i18n.language)}</th>
                    ))}
                    <th>{t('roster.from')}</th>
                    <th>{t('roster.until')}</th>
                    <th><span className="hidden-text">{t('work.act')}</span></th>
                  </tr>
                </thead>
                <tbody>
                  {assignments.map((one) => (
                    <tr key={one.id}>
                      <td>
                        <div className="two-lines">
                          <strong>{whose(one)}</strong>
                          <span>{t(one.employeeId ? 'roster.kindPerson' : one.departmentId ? 'roster.kindDepartment' : one.siteId ? 'roster.kindSite' : 'roster.kindAll')}{one.runsOnHolidays ? ` · ${t('roster.holidays')}` : ''}</span>
                        </div>
                      </td>
                      {one.week || one.pattern.days.length === 7 ? (
                        WEEK.map((day, i) => {
                          const ids = one.week ? [one.week[day]] : (one.pattern.days[weekdayIndex(one.pattern.anchor, i)] ?? [])
                          const found = ids.flatMap((id) => (id ? [byId.get(id)] : []))
                          return (
                            <td key={day} data-label={weekdayName(i + 1, i18n.language)} className={i > 4 ? 'weekend-cell' : undefined}>
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
                      <td data-label={t('roster.from')} className="nowrap">{one.from <= '1970-01-05' ? t('shift.always') : one.from}</td>
                      <td data-label={t('roster.until')} className="nowrap">{one.until ?? t('card.noEnd')}</td>
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
  scope: 'ALL' | 'DEPARTMENT' | 'SITE' | 'EMPLOYEE'
  departmentId?: string
  siteId?: string
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
  const [scope, setScope] = useState<AssignFields['scope']>('ALL')
  const sites = useQuery({ queryKey: ['sites'], queryFn: api.sites, enabled: scope === 'SITE' })
  const [form] = Form.useForm<AssignFields>()
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
        ...(scope === 'DEPARTMENT' ? { departmentId: fields.departmentId } : scope === 'SITE' ? { siteId: fields.siteId } : scope === 'EMPLOYEE' ? { employeeId: fields.employeeId } : {}),
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
        <Segmented value={scope} onChange={(value) => setScope(value as AssignFields['scope'])} options={(['ALL', 'SITE', 'DEPARTMENT', 'EMPLOYEE'] as const).map((value) => ({ value, label: t(`roster.scope${value}`) }))} />
      </Form.Item>
      {scope === 'DEPARTMENT' && <Form.Item name="departmentId" label={t('people.department')} rules={[{ required: true, message: t('fields.missing') }]}><Pick things={departments.data} /></Form.Item>}
      {scope === 'SITE' && <Form.Item name="siteId" label={t('people.site')} rules={[{ required: true, message: t('fields.missing') }]}><Pick things={sites.data} /></Form.Item>}
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
          extra={`${t('plan.patternHint', { codes: options.map((shift) => shift.code).join(t('manners.listed')) })} ${t('roster.rotationHint')}`}
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
