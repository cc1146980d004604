import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { MaintenanceDraft, MaintenanceEntry, TerminalView } from '../../api/types'
import { useSession } from '../../app/Session'
import { addDays, today } from '../../parts/format'
import { Empty, ErrorNote, Loaded } from '../../parts/State'

const WORKS: MaintenanceEntry['work'][] = ['CLEANED', 'INSPECTED', 'REPAIRED', 'FIRMWARE', 'MOVED', 'LIGHTING', 'BATTERY', 'OTHER']

/** What was done at a terminal, and what is due again. */
export function MaintenanceLog({ terminal }: { terminal: TerminalView }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const query = useQuery({ queryKey: ['maintenance', terminal.id], queryFn: () => api.maintenance(terminal.id) })
  const day = today(terminal.zone)
  return (
    <section className="stack">
      <div className="row spread">
        <h3>{t('maintenance.title')}</h3>
        {can('terminal.write') && !adding && <Button size="small" onClick={() => setAdding(true)}>{t('maintenance.add')}</Button>}
      </div>
      {adding && <Entry terminal={terminal} done={() => setAdding(false)} />}
      <Loaded query={query} rows={2}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty>{t('maintenance.none')}</Empty>
          ) : (
            <table className="ch-list stacks">
              <tbody>
                {entries.map((entry, index) => {
                  const again = entries.findIndex((one) => one.work === entry.work) < index
                  const overdue = !again && entry.nextOn !== undefined && entry.nextOn <= day
                  return (
                    <tr key={entry.id}>
                      <td className="nowrap">{entry.doneOn}</td>
                      <td><strong>{t(`maintenance.work.${entry.work}`)}</strong> {entry.text}</td>
                      <td className={overdue ? 'nowrap tone-late strong' : 'nowrap faint'}>{!again && entry.nextOn && t(overdue ? 'maintenance.overdue' : 'maintenance.next', { day: entry.nextOn })}</td>
                      <td className="faint">{entry.by}</td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </section>
  )
}

function Entry({ terminal, done }: { terminal: TerminalView; done: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const day = today(terminal.zone)
  const save = async (values: MaintenanceDraft) => {
    setError(null)
    try {
      await api.noteMaintenance(terminal.id, { ...values, nextOn: values.nextOn || undefined })
      await queries.invalidateQueries({ queryKey: ['maintenance', terminal.id] })
      done()
    } catch (why) {
      setError(why)
    }
  }
  return (
    <Form layout="vertical" initialValues={{ work: 'CLEANED', doneOn: day, nextOn: addDays(day, 30) }} onFinish={(values: MaintenanceDraft) => void save(values)}>
      {error !== null && <ErrorNote error={error} />}
      <div className="maintenance-fields">
        <Form.Item name="work" label={t('maintenance.what')}><Select options={WORKS.map((value) => ({ value, label: t(`maintenance.work.${value}`) }))} /></Form.Item>
        <Form.Item name="doneOn" label={t('maintenance.doneOn')} rules={[{ required: true, message: t('maintenance.doneOn') }]}><Input type="date" max={day} /></Form.Item>
        <Form.Item name="nextOn" label={t('maintenance.nextOn')}><Input type="date" min={addDays(day, 1)} /></Form.Item>
      </div>
      <Form.Item name="text" label={t('maintenance.text')}><Input maxLength={1000} /></Form.Item>
      <div className="row">
        <Button type="primary" htmlType="submit">{t('maintenance.save')}</Button>
        <Button onClick={done}>{t('manners.keep')}</Button>
      </div>
    </Form>
  )
}
