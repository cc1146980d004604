import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { CardTypeDraft, CardTypeView } from '../../../api/types'
import { submitOnCtrlEnter } from '../../../app/keys'
import { useSession } from '../../../app/Session'
import { Panel } from '../../../parts/Panel'
import { Empty, ErrorNote, Loaded } from '../../../parts/State'
import { TECHNOLOGIES } from '../technologies'
import { useSend } from '../useSend'
import { Learn } from './Learn'

const FORMATS: CardTypeView['format'][] = ['HEX_8', 'HEX_8_REVERSED', 'DEC_10', 'DEC_10_REVERSED', 'HEX_6', 'HEX_6_REVERSED', 'DEC_8', 'DEC_8_REVERSED', 'FACILITY_3_5', 'FACILITY_3_5_REVERSED', 'DEC_5_5', 'HEX_4_DEC_5', 'HEX_10', 'DEC_13', 'HEX_14']

/** How the company's cards are written: format, technology, and which facility codes are ours (C018). */
export function CardTypes() {
  const { t } = useTranslation()
  const { can } = useSession()
  const query = useQuery({ queryKey: ['card-types'], queryFn: api.cardTypes })
  const [doing, setDoing] = useState<CardTypeView | 'new' | null>(null)
  const write = can('credential.write')
  return (
    <Panel title={t('cardTypes.title')} hint={t('cardTypes.hint')} extra={write && <Button onClick={() => setDoing('new')}>{t('cardTypes.add')}</Button>} flush>
      <Loaded query={query} rows={3}>
        {(types) =>
          types.length === 0 ? (
            <Empty>{t('cardTypes.none')}</Empty>
          ) : (
            <table className="ch-list">
              <thead><tr><th scope="col">{t('fields.name')}</th><th scope="col">{t('cardTypes.format')}</th><th scope="col">{t('cardTypes.facilities')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr></thead>
              <tbody>
                {types.map((type) => (
                  <tr key={type.id}>
                    <td><div className="two-lines"><strong>{type.name}</strong><span>{t(`technology.${type.technology}`)}</span></div></td>
                    <td>{t(`cardFormat.${type.format}`)}</td>
                    <td>{type.facilities.join(', ') || t('cardTypes.anyFacility')}</td>
                    <td className="num">{write && <button type="button" className="link-button" onClick={() => setDoing(type)}>{t('rules.change')}…</button>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      <Drawer open={doing !== null} onClose={() => setDoing(null)} mask={false} size={480} destroyOnHidden title={t(doing === 'new' ? 'cardTypes.add' : 'cardTypes.change')}>
        {doing && <TypeForm type={doing === 'new' ? undefined : doing} done={() => setDoing(null)} />}
      </Drawer>
    </Panel>
  )
}

interface Fields extends Omit<CardTypeDraft, 'facilities'> {
  facilities: string[]
}

function TypeForm({ type, done }: { type?: CardTypeView; done: () => void }) {
  const { t } = useTranslation()
  const { busy, error, send } = useSend('card-types')
  const [form] = Form.useForm<Fields>()
  const save = async ({ facilities, ...rest }: Fields) => {
    const draft = { ...rest, facilities: facilities.map(Number) }
    if (await send(() => (type ? api.putCardType(type.id, draft, type.version) : api.addCardType(draft)))) done()
  }
  const whole = { validator: (_: unknown, codes: string[] = []) => (codes.every((code) => /^\d{1,5}$/.test(code)) ? Promise.resolve() : Promise.reject(new Error(t('cardTypes.digits')))) }
  return (
    <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={type ? { ...type, facilities: type.facilities.map(String) } : { format: 'DEC_10', technology: 'MIFARE', facilities: [] }} onFinish={(fields) => void save(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <Form.Item name="name" label={t('fields.name')} rules={[{ required: true, message: t('fields.missing') }]}><Input /></Form.Item>
      <Form.Item name="technology" label={t('card.technology')}><Select options={TECHNOLOGIES.map((value) => ({ value, label: t(`technology.${value}`) }))} /></Form.Item>
      <Form.Item name="format" label={t('cardTypes.format')}><Select options={FORMATS.map((value) => ({ value, label: t(`cardFormat.${value}`) }))} /></Form.Item>
      <Form.Item><Learn chosen={(format) => form.setFieldsValue({ format })} /></Form.Item>
      <Form.Item name="facilities" label={t('cardTypes.facilities')} extra={t('cardTypes.facilitiesHint')} rules={[whole]}><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ']} /></Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>{t('rules.save')}</Button>
    </Form>
  )
}
