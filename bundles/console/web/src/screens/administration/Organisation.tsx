import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { DepartmentView, LocalName } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { bothNames, LocalNameFields, Pick } from '../../parts/Fields'
import { clock, nameOf, offsetOf, otherName } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { Empty, ErrorNote, Loaded } from '../../parts/State'
import { HolidayCalendars } from './HolidayCalendars'

/** The company's name, its sites with their zones, and its departments as a tree. */
export default function Organisation() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { sites } = usePlace()
  const queries = useQueryClient()
  const organisation = useQuery({ queryKey: ['organisation'], queryFn: api.organisation })
  const calendars = useQuery({ queryKey: ['calendars'], queryFn: api.calendars })
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments })
  const [error, setError] = useState<unknown>(null)
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone })), [])
  const [siteForm] = Form.useForm()
  const [departmentForm] = Form.useForm()
  const run = async (work: () => Promise<unknown>, then?: () => void) => {
    setError(null)
    try {
      await work()
      await Promise.all(['organisation', 'sites', 'departments'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
      then?.()
    } catch (reason) {
      setError(reason)
    }
  }
  const write = can('organisation.write')
  return (
    <div className="stack">
      {error !== null && <ErrorNote error={error} />}
      <Panel title={t('organisation.company')}>
        <Loaded query={organisation} rows={1}>
          {(company) => (
            <Form<{ name: LocalName }> layout="vertical" requiredMark={false} initialValues={{ name: company.name }} disabled={!write} onFinish={({ name }) => void run(() => api.nameOrganisation(bothNames(name), company.version))}>
              <LocalNameFields />
              {write && <Button htmlType="submit">{t('organisation.rename')}</Button>}
            </Form>
          )}
        </Loaded>
      </Panel>
      <div className="columns side">
        <Panel title={t('organisation.sites')} flush>
          <table className="ch-list stacks">
            <thead><tr><th>{t('fields.name')}</th><th>{t('terminal.zone')}</th><th>{t('organisation.now')}</th><th>{t('organisation.calendar')}</th></tr></thead>
            <tbody>
              {sites.map((site) => (
                <tr key={site.id}>
                  <td><strong>{nameOf(site.name, i18n.language)}</strong> <span className="faint">{otherName(site.name, i18n.language)}</span></td>
                  <td>{site.zone} <span className="faint">{offsetOf(site.zone)}</span></td>
                  <td data-label={t('organisation.now')}>{clock(new Date(), site.zone)}</td>
                  <td data-label={t('organisation.calendar')}>
                    {write ? (
                      <Pick
                        things={calendars.data}
                        value={site.calendarId}
                        allowClear
                        className="site-calendar"
                        placeholder={t('organisation.noCalendar')}
                        label={t('organisation.calendarOf', { site: nameOf(site.name, i18n.language) })}
                        onChange={(calendarId) => void run(() => api.amendSite(site.id, { calendarId: calendarId ?? null }, site.version))}
                      />
                    ) : (
                      nameOf(calendars.data?.find((one) => one.id === site.calendarId)?.name, i18n.language) || t('organisation.noCalendar')
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
        {write && (
          <Panel title={t('organisation.addSite')}>
            <Form form={siteForm} layout="vertical" requiredMark={false} onFinish={({ name, zone, calendarId }: { name: LocalName; zone: string; calendarId?: string }) => void run(() => api.addSite({ name: bothNames(name), zone, calendarId }), () => siteForm.resetFields())}>
              <LocalNameFields />
              <Form.Item name="zone" label={t('terminal.zone')} rules={[{ required: true, message: t('fields.missing') }]}><Select showSearch options={zones} /></Form.Item>
              <Form.Item name="calendarId" label={t('organisation.calendar')}><Pick things={calendars.data} allowClear /></Form.Item>
              <Button htmlType="submit">{t('setup.addSite')}</Button>
            </Form>
          </Panel>
        )}
      </div>
      <HolidayCalendars write={write} />
      <div className="columns side">
        <Panel title={t('organisation.departments')}>
          <Loaded query={departments} rows={6}>{(list) => (list.length === 0 ? <Empty>{t('organisation.noDepartments')}</Empty> : <Tree list={list} parent={undefined} language={i18n.language} />)}</Loaded>
        </Panel>
        {write && (
          <Panel title={t('organisation.addDepartment')}>
            <Form form={departmentForm} layout="vertical" requiredMark={false} onFinish={({ name, parentId }: { name: LocalName; parentId?: string }) => void run(() => api.addDepartment({ name: bothNames(name), parentId }), () => departmentForm.resetFields())}>
              <LocalNameFields />
              <Form.Item name="parentId" label={t('organisation.parent')}><Pick things={departments.data} allowClear /></Form.Item>
              <Button htmlType="submit">{t('organisation.addDepartmentAct')}</Button>
            </Form>
          </Panel>
        )}
      </div>
    </div>
  )
}

function Tree({ list, parent, language }: { list: DepartmentView[]; parent: string | undefined; language: string }) {
  const children = list.filter((one) => one.parentId === parent)
  if (children.length === 0) return null
  return (
    <ul className={parent ? 'tree' : undefined}>
      {children.map((one) => (
        <li key={one.id}>
          <span>{nameOf(one.name, language)}</span> <span className="faint small">{otherName(one.name, language)}</span>
          <Tree list={list} parent={one.id} language={language} />
        </li>
      ))}
    </ul>
  )
}
