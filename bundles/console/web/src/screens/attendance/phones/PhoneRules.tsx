import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { PhonePunchRule, PhonePunchRuleDraft, PhoneRule, PhoneRuleDraft } from '../../../api/types'
import { Panel } from '../../../parts/Panel'
import { ErrorNote, Loaded } from '../../../parts/State'
import { useSend } from '../../cards/useSend'

/** Whether phones are bound, in which words, and what becomes of punches from elsewhere. */
export function PhoneRules() {
  const { t } = useTranslation()
  const binding = useQuery({ queryKey: ['phone-rule'], queryFn: api.phoneRule })
  const punching = useQuery({ queryKey: ['phone-punch-rule'], queryFn: api.phonePunchRule })
  return (
    <Panel title={t('phone.rules')} hint={t('phone.rulesHint')}>
      <Loaded query={binding} rows={6}>{(rule) => <BindingForm key={rule.version} rule={rule} />}</Loaded>
      <Loaded query={punching} rows={3}>{(rule) => <PunchingForm key={rule.version} rule={rule} />}</Loaded>
    </Panel>
  )
}

function BindingForm({ rule }: { rule: PhoneRule }) {
  const { t } = useTranslation()
  const { busy, error, send } = useSend('phone-rule', 'phone-leave')
  return (
    <Form<PhoneRuleDraft> layout="vertical" requiredMark={false} initialValues={rule} onFinish={(draft) => void send(() => api.setPhoneRule(draft, rule.version))}>
      <Form.Item name="on" label={t('phone.on')} valuePropName="checked"><Switch /></Form.Item>
      <div className="row">
        <Form.Item name="mostPerPerson" label={t('phone.mostPerPerson')}><InputNumber min={1} max={5} /></Form.Item>
        <Form.Item name="shared" label={t('phone.shared')}><Select className="wide" options={(['REFUSED', 'FLAGGED'] as const).map((value) => ({ value, label: t(`phoneShared.${value}`) }))} /></Form.Item>
      </div>
      <Form.Item name="zh" label={t('phone.noticeZh')}><Input.TextArea rows={3} maxLength={8000} lang="zh" /></Form.Item>
      <Form.Item name="en" label={t('phone.noticeEn')}><Input.TextArea rows={3} maxLength={8000} lang="en" /></Form.Item>
      {error !== null && <ErrorNote error={error} />}
      <Button htmlType="submit" type="primary" loading={busy}>{t('rules.save')}</Button>
    </Form>
  )
}

function PunchingForm({ rule }: { rule: PhonePunchRule }) {
  const { t } = useTranslation()
  const { busy, error, send } = useSend('phone-punch-rule')
  return (
    <Form<PhonePunchRuleDraft> layout="vertical" requiredMark={false} initialValues={rule} onFinish={(draft) => void send(() => api.setPhonePunchRule(draft, rule.version))}>
      <div className="row">
        <Form.Item name="outside" label={t('phone.outside')}><Select className="wide" options={(['HELD', 'REFUSED'] as const).map((value) => ({ value, label: t(`phoneOutside.${value}`) }))} /></Form.Item>
        <Form.Item name="mostAccuracy" label={t('phone.mostAccuracy')}><InputNumber min={10} max={5_000} suffix="m" /></Form.Item>
        <Form.Item name="keepDays" label={t('phone.keepDays')}><InputNumber min={1} max={366} /></Form.Item>
      </div>
      {error !== null && <ErrorNote error={error} />}
      <Button htmlType="submit" type="primary" loading={busy}>{t('rules.save')}</Button>
    </Form>
  )
}
