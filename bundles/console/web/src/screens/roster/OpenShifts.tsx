import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, DatePicker, Drawer, Form, Input, InputNumber, Segmented } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { OpenShift } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { Pick } from '../../parts/Fields'
import { addDays, nameOf, shortDay } from '../../parts/format'
import { useDepartmentName } from '../../parts/names'
import { Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { SendList } from '../../parts/SendList'
import { Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote, Loaded } from '../../parts/State'
import { ShiftChip, useShifts } from './ShiftChip'

const AHEAD = 61

/** Shifts that people may take: who has a place, who wants one, and what the planner does about it. */
export function OpenShifts() {
  const { t, i18n } = useTranslation()
  const { date } = usePlace()
  const department = useDepartmentName()
  const queries = useQueryClient()
  const shifts = useShifts()
  const [adding, setAdding] = useState(false)
  const [busy, setBusy] = useState('')
  const [error, setError] = useState<unknown>(null)
  const query = useQuery({ queryKey: ['roster', 'open', date], queryFn: () => api.openShifts(date, addDays(date, AHEAD)) })
  const act = async (name: string, run: () => Promise<unknown>) => {
    setBusy(name)
    setError(null)
    try {
      await run()
    } catch (problem) {
      setError(problem)
    }
    setBusy('')
    await queries.invalidateQueries({ queryKey: ['roster'] })
  }
  const claims = (one: OpenShift) => one.claims ?? []
  return (
    <Panel title={t('roster.open')} hint={t('openShift.hint')} flush extra={<><SendList list="OPEN_SHIFTS" /><Button type="primary" onClick={() => setAdding(true)}>{t('openShift.add')}</Button></>}>
      {error !== null && <ErrorNote error={error} />}
      <Loaded query={query} rows={5}>
        {(open) =>
          open.length === 0 ? (
            <Empty>{t('openShift.none')}</Empty>
          ) : (
            <Scroll label={t('roster.open')}>
              <table className="ch-list">
                <thead>
                  <tr>
                    <th>{t('roster.date')}</th>
                    <th>{t('openShift.shift')}</th>
                    <th>{t('people.department')}</th>
                    <th className="num">{t('openShift.places')}</th>
                    <th>{t('openShift.claims')}</th>
                    <th><span className="hidden-text">{t('work.act')}</span></th>
                  </tr>
                </thead>
                <tbody>
                  {open.map((one) => {
                    const index = (shifts.data ?? []).findIndex((shift) => shift.id === one.shiftId)
                    const shift = shifts.data?.[index]
                    return (
                      <tr key={one.id}>
                        <td className="nowrap strong">{shortDay(one.date, i18n.language)}</td>
                        <td>{shift && <ShiftChip shift={shift} index={index} />}</td>
                        <td><div className="two-lines"><span>{department(one.departmentId)}{one.position && ` · ${one.position}`}</span><span>{one.note}</span></div></td>
                        <td className="num nowrap">{t('openShift.free', { count: one.free, places: one.places })}<br /><span className="faint small">{t(`openShift.giving.${one.giving}`)}</span></td>
                        <td className="nowrap">
                          {claims(one).length === 0 && <span className="faint">–</span>}
                          {claims(one).map((claim) => (
                            <div key={claim.employeeId}>
                              <span>{nameOf(claim.name, i18n.language)} <span className="faint">{claim.number}</span></span>{' '}
                              <Stamp code={claim.state === 'GIVEN' ? 'APPROVED' : 'PENDING'}>{t(`openShift.claim.${claim.state}`)}</Stamp>{' '}
                              {claim.state === 'WANTED' && one.free > 0 && !one.closed && <button type="button" className="link-button" disabled={busy !== ''} onClick={() => void act(claim.employeeId, () => api.givePlace(one.id, claim.employeeId))}>{t('openShift.give')}</button>}{' '}
                              <button type="button" className="link-button" disabled={busy !== ''} onClick={() => void act(claim.employeeId, () => api.takePlaceBack(one.id, claim.employeeId))}>{t(claim.state === 'GIVEN' ? 'openShift.takeBack' : 'openShift.leaveAside')}</button>
                            </div>
                          ))}
                        </td>
                        <td className="num">{one.closed ? <span className="faint">{t('openShift.closed')}</span> : <button type="button" className="link-button" disabled={busy !== ''} onClick={() => void act(one.id, () => api.closeShift(one.id))}>{t('openShift.close')}</button>}</td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
      <Drawer open={adding} onClose={() => setAdding(false)} mask={false} size={420} destroyOnHidden title={t('openShift.add')}>
        <OpenShiftForm done={() => setAdding(false)} />
      </Drawer>
    </Panel>
  )
}

interface Fields {
  departmentId: string
  position?: string
  date: Dayjs
  shiftId: string
  places: number
  giving: OpenShift['giving']
  note?: string
}

function OpenShiftForm({ done }: { done: () => void }) {
  const { t } = useTranslation()
  const { date } = usePlace()
  const queries = useQueryClient()
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments })
  const shifts = useShifts()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async ({ date: day, position, note, ...rest }: Fields) => {
    setBusy(true)
    setError(null)
    try {
      await api.openShift({ ...rest, date: day.format('YYYY-MM-DD'), ...(position ? { position } : {}), ...(note ? { note } : {}) })
      await queries.invalidateQueries({ queryKey: ['roster'] })
      done()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const missing = [{ required: true, message: t('fields.missing') }]
  const options = (shifts.data ?? []).filter((shift) => !shift.retired).map((shift) => ({ ...shift, name: { zh: `${shift.code} ${shift.name.zh ?? ''}`, en: `${shift.code} ${shift.name.en ?? shift.name.zh ?? ''}` } }))
  return (
    <Form<Fields> layout="vertical" requiredMark={false} initialValues={{ date: dayjs(addDays(date, 1)), places: 1, giving: 'FIRST_COME' }} onFinish={(fields) => void submit(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <Form.Item name="departmentId" label={t('openShift.for')} rules={missing}><Pick things={departments.data} /></Form.Item>
      <Form.Item name="position" label={t('openShift.position')} extra={t('openShift.positionHint')}><Input maxLength={100} /></Form.Item>
      <div className="two-fields">
        <Form.Item name="date" label={t('roster.date')} rules={missing}><DatePicker className="full" /></Form.Item>
        <Form.Item name="shiftId" label={t('openShift.shift')} rules={missing}><Pick things={options} /></Form.Item>
        <Form.Item name="places" label={t('openShift.places')} rules={missing}><InputNumber min={1} max={99} className="full" /></Form.Item>
      </div>
      <Form.Item name="giving" label={t('openShift.who')}>
        <Segmented options={(['FIRST_COME', 'CHOSEN'] as const).map((value) => ({ value, label: t(`openShift.giving.${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('openShift.note')}><Input maxLength={300} /></Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>{t('openShift.act')}</Button>
    </Form>
  )
}
