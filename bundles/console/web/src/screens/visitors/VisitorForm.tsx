import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { Visitor } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { Pick } from '../../parts/Fields'
import { nameOf } from '../../parts/format'
import { ErrorNote } from '../../parts/State'
import { instantAt } from '../cards/desk/endOfDay'
import { useSend } from '../cards/useSend'
import { KnownName } from './KnownName'
import { usualEnd, wallOf } from './times'

interface Fields {
  name: string
  company?: string
  hostId: string
  siteId: string
  from: string
  until: string
  purpose?: string
  phone?: string
  idDocument?: string
}

interface Props {
  visitor?: Visitor
  /** Whose visitor it is, where that is not to be chosen, and at which site. */
  host?: { id: string; siteId: string }
  done: (visitor: Visitor) => void
}

/** Who comes, to whom, and for how long. The card ends with the visit. */
export function VisitorForm({ visitor, host, done }: Props) {
  const { t, i18n } = useTranslation()
  const { sites, site, zone } = usePlace()
  const { busy, error, send } = useSend('visitors')
  const [form] = Form.useForm<Fields>()
  const [known, setKnown] = useState<Visitor>()
  const now = new Date()
  const zoneOf = (id: string) => sites.find((one) => one.id === id)?.zone ?? zone
  const save = ({ name, ...fields }: Fields) =>
    void send(async () => {
      const at = zoneOf(fields.siteId)
      const draft = {
        ...fields,
        name: nameDraft(name),
        knownId: known?.id,
        phone: fields.phone || undefined,
        idDocument: fields.idDocument || undefined,
        from: instantAt(fields.from, at).toISOString(),
        until: instantAt(fields.until, at).toISOString(),
      }
      done(await (visitor ? api.amendVisitor(visitor.id, draft, visitor.version) : api.registerVisitor(draft)))
    })
  const lastHost = (visitor ?? known)?.host
  const document = (visitor ?? known)?.idDocument
  const take = (again: Visitor | undefined) => {
    setKnown(again)
    if (!again) return
    form.setFieldsValue({ company: again.company, purpose: again.purpose })
    if (!host) form.setFieldsValue({ hostId: again.host.id, siteId: again.siteId })
  }
  const first = host?.siteId ?? site?.id ?? (sites.length === 1 ? sites[0]?.id : undefined)
  const required = [{ required: true, message: t('fields.missing') }]
  const initial = visitor
    ? { ...visitor, name: nameOf(visitor.name, i18n.language), hostId: visitor.host.id, phone: visitor.phone?.includes('*') ? '' : visitor.phone, idDocument: '', from: wallOf(new Date(visitor.from), zoneOf(visitor.siteId)), until: wallOf(new Date(visitor.until), zoneOf(visitor.siteId)) }
    : { hostId: host?.id, siteId: first, from: wallOf(now, zoneOf(first ?? '')), until: usualEnd(now, zoneOf(first ?? '')) }
  return (
    <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={save} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <div className="two-fields">
        <Form.Item name="name" label={t('visitor.name')} rules={required}>{visitor ? <Input autoFocus maxLength={60} autoComplete="off" /> : <KnownName chosen={take} />}</Form.Item>
        <Form.Item name="company" label={t('visitor.company')}><Input maxLength={120} autoComplete="off" /></Form.Item>
        {!host && <Form.Item name="hostId" label={t('visitor.host')} rules={required}><HostPick known={lastHost && { value: lastHost.id, label: nameOf(lastHost.name, i18n.language) }} at={(siteId) => { if (!form.getFieldValue('siteId')) form.setFieldValue('siteId', siteId) }} /></Form.Item>}
        {!host && <Form.Item name="siteId" label={t('people.site')} rules={required}><Pick things={sites} label={t('people.site')} /></Form.Item>}
        {host && <Form.Item name="hostId" hidden><Input /></Form.Item>}
        {host && <Form.Item name="siteId" hidden><Input /></Form.Item>}
        <Form.Item name="from" label={t('visitor.from')} rules={required}><Input type="datetime-local" /></Form.Item>
        <Form.Item name="until" label={t('visitor.until')} rules={required}><Input type="datetime-local" /></Form.Item>
        <Form.Item name="purpose" label={t('visitor.purpose')}><Input maxLength={300} autoComplete="off" /></Form.Item>
        <Form.Item name="phone" label={t('people.phone')} extra={known?.phone && t('visitor.documentKept', { number: known.phone })}><Input maxLength={40} autoComplete="off" /></Form.Item>
        <Form.Item name="idDocument" label={t('visitor.document')} extra={document ? t('visitor.documentKept', { number: document }) : t('visitor.documentHint')}><Input maxLength={40} autoComplete="off" /></Form.Item>
      </div>
      <Button type="primary" size={host && 'large'} block={host !== undefined} htmlType="submit" loading={busy}>{t(visitor ? 'visitor.save' : 'visitor.register')}</Button>
    </Form>
  )
}

/** A name is written once: in the language it is in. */
function nameDraft(name: string) {
  return /\p{Script=Han}/u.test(name) ? { zh: name, en: '' } : { zh: '', en: name }
}

interface HostProps {
  value?: string
  onChange?: (id: string) => void
  id?: string
  known?: { value: string; label: string }
  /** Where the host works: most visitors come there. */
  at: (siteId: string) => void
}

/** Found by name, pinyin or number. */
function HostPick({ value, onChange, id, known, at }: HostProps) {
  const { t, i18n } = useTranslation()
  const [typed, setTyped] = useState('')
  const found = useQuery({ queryKey: ['people', 'pick', typed], queryFn: () => api.people({ text: typed, status: 'ACTIVE', limit: 20 }) })
  const choose = (chosen: string) => {
    onChange?.(chosen)
    const person = found.data?.items.find((one) => one.id === chosen)
    if (person) at(person.siteId)
  }
  const people = (found.data?.items ?? []).map((one) => ({ value: one.id, label: `${nameOf(one.name, i18n.language)} ${one.number}` }))
  const options = known && !people.some((one) => one.value === known.value) ? [known, ...people] : people
  return <Select id={id} aria-label={t('visitor.host')} value={value} onChange={choose} showSearch={{ filterOption: false, onSearch: setTyped }} options={options} />
}
