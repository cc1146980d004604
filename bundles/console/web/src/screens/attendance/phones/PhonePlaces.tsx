import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { PhonePlace, PhonePlaceDraft } from '../../../api/types'
import { submitOnCtrlEnter } from '../../../app/keys'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { bothNames, LocalNameFields, Pick } from '../../../parts/Fields'
import { nameOf, type LocalName } from '../../../parts/format'
import { Panel } from '../../../parts/Panel'
import { PersonPick } from '../../../parts/PersonPick'
import { Empty, ErrorNote, Loaded } from '../../../parts/State'
import { useSend } from '../../cards/useSend'
import { locate } from '../../own/phone/device'

const MILLIONTHS = 1e6

/** Who may punch by phone, and where; whom no place is for may not. */
export function PhonePlaces() {
  const { t, i18n } = useTranslation()
  const whom = useWhom()
  const query = useQuery({ queryKey: ['phone-places'], queryFn: api.phonePlaces })
  const [doing, setDoing] = useState<PhonePlace | 'new' | null>(null)
  return (
    <Panel title={t('phone.places')} hint={t('phone.placesHint')} extra={<Button onClick={() => setDoing('new')}>{t('phone.addPlace')}</Button>} flush>
      <Loaded query={query} rows={3}>
        {(places) =>
          places.length === 0 ? (
            <Empty>{t('phone.noPlaces')}</Empty>
          ) : (
            <table className="ch-list stacks">
              <thead><tr><th>{t('fields.name')}</th><th>{t('phone.whom')}</th><th>{t('phone.where')}</th><th className="num">{t('work.act')}</th></tr></thead>
              <tbody>
                {places.map((place) => (
                  <tr key={place.id}>
                    <td><b>{nameOf(place.name, i18n.language)}</b></td>
                    <td>{whom(place)}</td>
                    <td>{place.circle ? t('phone.radiusOf', { far: place.circle.radius, at: `${place.circle.latitude / MILLIONTHS}, ${place.circle.longitude / MILLIONTHS}` }) : t('phone.anywhere')}</td>
                    <td className="num"><button type="button" className="link-button" onClick={() => setDoing(place)}>{t('rules.change')}…</button></td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      <Drawer open={doing !== null} onClose={() => setDoing(null)} mask={false} size={480} destroyOnHidden title={t(doing === 'new' ? 'phone.addPlace' : 'phone.changePlace')}>
        {doing && <PlaceForm place={doing === 'new' ? undefined : doing} done={() => setDoing(null)} />}
      </Drawer>
    </Panel>
  )
}

function useDepartments() {
  const { can } = useSession()
  return useQuery({ queryKey: ['departments'], queryFn: api.departments, enabled: can('organisation.read') }).data
}

function useWhom() {
  const { t, i18n } = useTranslation()
  const { sites } = usePlace()
  const departments = useDepartments()
  const named = (things: { id: string; name: LocalName }[] | undefined, id: string) => nameOf(things?.find((one) => one.id === id)?.name, i18n.language)
  return (place: PhonePlace) => {
    if (place.siteId) return named(sites, place.siteId)
    if (place.departmentId) return named(departments, place.departmentId)
    return place.employeeId ? <Person id={place.employeeId} /> : t('account.everybody')
  }
}

function Person({ id }: { id: string }) {
  const { i18n } = useTranslation()
  const { data } = useQuery({ queryKey: ['person', id], queryFn: () => api.person(id) })
  return <>{data ? `${nameOf(data.name, i18n.language)} ${data.number}` : '…'}</>
}

interface Fields {
  name: LocalName
  whom: 'everybody' | 'site' | 'department' | 'person'
  siteId?: string
  departmentId?: string
  employeeId?: string
  anywhere: boolean
  latitude?: number
  longitude?: number
  radius: number
}

function PlaceForm({ place, done }: { place?: PhonePlace; done: () => void }) {
  const { t } = useTranslation()
  const { sites } = usePlace()
  const departments = useDepartments()
  const { busy, error, send } = useSend('phone-places', 'phone-leave')
  const [form] = Form.useForm<Fields>()
  const whom = Form.useWatch('whom', form)
  const anywhere = Form.useWatch('anywhere', form)
  const save = async (fields: Fields) => {
    const draft = draftOf(fields)
    if (await send(() => (place ? api.putPhonePlace(place.id, draft, place.version) : api.addPhonePlace(draft)))) done()
  }
  const here = async () => {
    const fix = await locate()
    if (typeof fix !== 'string') form.setFieldsValue({ latitude: fix.latitude / MILLIONTHS, longitude: fix.longitude / MILLIONTHS })
  }
  const required = [{ required: true, message: t('fields.missing') }]
  return (
    <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={place ? fieldsOf(place) : { whom: 'site', anywhere: false, radius: 200 }} onFinish={(fields) => void save(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <LocalNameFields />
      <Form.Item name="whom" label={t('phone.whom')}><Select options={(['site', 'department', 'person', 'everybody'] as const).map((value) => ({ value, label: t(`phoneWhom.${value}`) }))} /></Form.Item>
      {whom === 'site' && <Form.Item name="siteId" label={t('people.site')} rules={required}><Pick things={sites} label={t('people.site')} /></Form.Item>}
      {whom === 'department' && <Form.Item name="departmentId" label={t('people.department')} rules={required}><Pick things={departments} label={t('people.department')} /></Form.Item>}
      {whom === 'person' && <Form.Item name="employeeId" label={t('work.person')} rules={required}><PersonPick /></Form.Item>}
      <Form.Item name="anywhere" valuePropName="checked"><Checkbox>{t('phone.anywhere')}</Checkbox></Form.Item>
      {!anywhere && (
        <>
          <div className="two-fields">
            <Form.Item name="latitude" label={t('phone.latitude')} rules={required}><InputNumber className="full" min={-90} max={90} step={0.0001} /></Form.Item>
            <Form.Item name="longitude" label={t('phone.longitude')} rules={required}><InputNumber className="full" min={-180} max={180} step={0.0001} /></Form.Item>
          </div>
          <Form.Item><Button onClick={() => void here()}>{t('phone.takeHere')}</Button></Form.Item>
          <Form.Item name="radius" label={t('phone.radius')} rules={required}><InputNumber className="full" min={20} max={50_000} suffix="m" /></Form.Item>
        </>
      )}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy}>{t('rules.save')}</Button>
        {place && <Button danger loading={busy} onClick={() => void send(() => api.removePhonePlace(place.id, place.version)).then((gone) => gone && done())}>{t('phone.removePlace')}</Button>}
      </div>
    </Form>
  )
}

function fieldsOf(place: PhonePlace): Fields {
  const { name, siteId, departmentId, employeeId, circle } = place
  return {
    name,
    whom: siteId ? 'site' : departmentId ? 'department' : employeeId ? 'person' : 'everybody',
    siteId,
    departmentId,
    employeeId,
    anywhere: circle === undefined,
    latitude: circle && circle.latitude / MILLIONTHS,
    longitude: circle && circle.longitude / MILLIONTHS,
    radius: circle?.radius ?? 200,
  }
}

function draftOf(fields: Fields): PhonePlaceDraft {
  const { whom, latitude, longitude, radius } = fields
  return {
    name: bothNames(fields.name),
    siteId: whom === 'site' ? fields.siteId : undefined,
    departmentId: whom === 'department' ? fields.departmentId : undefined,
    employeeId: whom === 'person' ? fields.employeeId : undefined,
    circle: fields.anywhere ? undefined : { latitude: Math.round((latitude ?? 0) * MILLIONTHS), longitude: Math.round((longitude ?? 0) * MILLIONTHS), radius },
  }
}
