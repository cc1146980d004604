import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, InputNumber, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { DriverView, FieldView, LocalName, TerminalView, UnknownTerminal } from '../../api/types'
import { Problem } from '../../api/problem'
import { submitOnCtrlEnter } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { bothNames, LocalNameFields, Pick } from '../../parts/Fields'
import { nameOf } from '../../parts/format'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'

interface Fields {
  name: LocalName
  siteId: string
  areaId?: string
  driver: string
  endpoint?: string
  zone?: string
  serial?: string
  numberPrefix?: string
  direction: TerminalView['direction']
  purpose: TerminalView['purpose']
  settings?: Record<string, string | number | boolean | undefined>
}

interface Props {
  terminal?: TerminalView
  unknown?: UnknownTerminal
  /** Of what is added, where that is settled. */
  driver?: string
  done: (terminal: TerminalView) => void
}

/** Adds, changes or authorises a terminal; what the driver needs to know comes from the driver itself. */
export function TerminalForm(props: Props) {
  const drivers = useQuery({ queryKey: ['drivers'], queryFn: api.drivers })
  const areas = useQuery({ queryKey: ['areas'], queryFn: api.areas })
  return <Loaded query={drivers} rows={6}>{(list) => <Inner {...props} drivers={list} areas={areas.data ?? []} />}</Loaded>
}

function Inner({ terminal, unknown, driver: settled, done, drivers, areas }: Props & { drivers: DriverView[]; areas: { id: string; name: LocalName; siteId: string }[] }) {
  const { t, i18n } = useTranslation()
  const { sites, site } = usePlace()
  const queries = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const driverId = Form.useWatch('driver', form) ?? terminal?.driver ?? unknown?.driver ?? settled
  const siteId = Form.useWatch('siteId', form)
  const driver = drivers.find((one) => one.id === driverId)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [reason, setReason] = useState('')
  const rebinding = error instanceof Problem && error.code === 'terminal.rebind'
  if (drivers.length === 0) return <Empty>{t('terminal.noDrivers')}</Empty>

  const submit = async (fields: Fields) => {
    setBusy(true)
    setError(null)
    const settings: Record<string, string> = {}
    for (const field of driver?.settings ?? []) {
      const value = fields.settings?.[field.key]
      // A secret left empty stays as it is.
      if (value !== undefined && value !== null && value !== '') settings[field.key] = String(value)
    }
    const draft = { ...fields, name: bothNames(fields.name), settings }
    try {
      const saved = terminal ? await api.amendTerminal(terminal.id, draft, terminal.version, rebinding ? reason : undefined) : unknown ? await api.authorise(unknown.serial, draft) : await api.addTerminal(draft)
      await Promise.all(['terminals', 'unknown'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
      done(saved)
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  const initial = {
    name: terminal?.name,
    siteId: terminal?.siteId ?? site?.id ?? sites[0]?.id,
    areaId: terminal?.areaId,
    driver: terminal?.driver ?? unknown?.driver ?? settled ?? drivers[0]?.id,
    endpoint: terminal?.endpoint,
    zone: terminal?.ownZone,
    serial: terminal?.serial ?? unknown?.serial,
    numberPrefix: terminal?.numberPrefix,
    direction: terminal?.direction ?? 'BOTH',
    purpose: terminal?.purpose ?? 'ATTENDANCE',
    settings: Object.fromEntries(Object.entries(terminal?.settings ?? {}).map(([key, setting]) => [key, setting.value])),
  }
  return (
    <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={(fields) => void submit(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && !rebinding && <div className="form-error"><ErrorNote error={error} /></div>}
      {rebinding && (
        <div className="form-error">
          <Note tone="late">
            <p><strong>{t('problem.terminal-rebind')}</strong></p>
            {error.fields.map((field) => <p key={field.pointer}>{t(`terminal.rebind.${field.pointer === '/siteId' ? 'site' : 'serial'}`, { before: terminal?.serial })}</p>)}
            <Input aria-label={t('terminal.rebindReason')} placeholder={t('terminal.rebindReason')} value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
          </Note>
        </div>
      )}
      {unknown && <div className="form-error"><Note tone="leave">{t('terminal.authoriseWhat', { serial: unknown.serial, remote: unknown.remote })}</Note></div>}
      <LocalNameFields />
      <div className="two-fields">
        <Form.Item name="siteId" label={t('people.site')} rules={[{ required: true, message: t('fields.missing') }]}><Pick things={sites} /></Form.Item>
        <Form.Item name="areaId" label={t('terminal.area')}><Pick things={areas.filter((area) => area.siteId === siteId)} allowClear /></Form.Item>
      </div>
      <Form.Item name="driver" label={t('terminal.driver')} rules={[{ required: true, message: t('fields.missing') }]}>
        <Select disabled={unknown !== undefined || settled !== undefined} options={drivers.map((one) => ({ value: one.id, label: `${one.vendor} ${one.model}`.trim() || one.id }))} />
      </Form.Item>
      <div className="two-fields">
        <Form.Item name="direction" label={t('terminal.direction')}>
          <Segmented options={['IN', 'OUT', 'BOTH'].map((value) => ({ value, label: t(`direction.${value}`) }))} />
        </Form.Item>
        <Form.Item name="purpose" label={t('terminal.purpose')}>
          <Segmented options={['ATTENDANCE', 'ACCESS', 'BOTH'].map((value) => ({ value, label: t(`purpose.${value}`) }))} />
        </Form.Item>
      </div>
      {driver && (driver.endpointExample || driver.roads.includes('VISIT')) && (
        <Form.Item name="endpoint" label={t('terminal.endpoint')} extra={driver.endpointExample && t('terminal.example', { example: driver.endpointExample })}><Input className="code" /></Form.Item>
      )}
      <div className="two-fields">
        <Form.Item name="serial" label={t('terminal.serial')}><Input disabled={unknown !== undefined} /></Form.Item>
        <Form.Item name="zone" label={t('terminal.zone')} extra={t('terminal.zoneHint')}><Input placeholder={sites.find((one) => one.id === siteId)?.zone} /></Form.Item>
      </div>
      <Form.Item name="numberPrefix" label={t('terminal.numberPrefix')} extra={t('terminal.numberPrefixHint')}><Input /></Form.Item>
      {driver && driver.settings.length > 0 && (
        <fieldset className="driver-settings">
          <legend>{t('terminal.settings', { driver: driver.model })}</legend>
          {driver.settings.map((field) => (
            <DriverField key={field.key} field={field} kept={terminal?.settings[field.key]?.secret === true} language={i18n.language} />
          ))}
        </fieldset>
      )}
      <Button type="primary" htmlType="submit" loading={busy} disabled={rebinding && reason.trim() === ''}>{rebinding ? t('terminal.rebindAct') : terminal ? t('terminal.save') : unknown ? t('terminal.authoriseAct') : t('terminal.addAct')}</Button>
    </Form>
  )
}

function DriverField({ field, kept, language }: { field: FieldView; kept: boolean; language: string }) {
  const { t } = useTranslation()
  const name = ['settings', field.key]
  const label = nameOf(field.label, language) || field.key
  const help = nameOf(field.help, language)
  const rules = field.required && !(kept && field.type === 'SECRET') && !field.defaultValue ? [{ required: true, message: t('fields.missing') }] : []
  const common = { name, label, extra: help || undefined, rules }
  switch (field.type) {
    case 'NUMBER':
      return <Form.Item {...common}><InputNumber className="full" placeholder={field.defaultValue} stringMode /></Form.Item>
    case 'FLAG':
      return (
        <Form.Item name={name} extra={help || undefined} valuePropName="checked" getValueProps={(value: unknown) => ({ checked: (value ?? field.defaultValue) === true || (value ?? field.defaultValue) === 'true' })}>
          <Checkbox>{label}</Checkbox>
        </Form.Item>
      )
    case 'SECRET':
      return <Form.Item {...common}><Input.Password autoComplete="off" placeholder={kept ? t('terminal.secretKept') : undefined} /></Form.Item>
    case 'CHOICE': {
      const options = field.choices.map((choice) => ({ value: choice.value, label: nameOf(choice.label, language) || choice.value }))
      const usual = options.find((option) => option.value === field.defaultValue)
      return <Form.Item {...common}><Select placeholder={usual?.label ?? field.defaultValue} allowClear options={options} /></Form.Item>
    }
    default:
      return <Form.Item {...common}><Input placeholder={field.defaultValue} /></Form.Item>
  }
}
