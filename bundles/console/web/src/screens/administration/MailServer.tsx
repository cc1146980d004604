import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Select, Space, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { MailSettings, MailSettingsDraft } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { Panel } from '../../parts/Panel'
import { ErrorNote, Loaded, Note } from '../../parts/State'
import { TrialNote } from './TrialNote'

const SECURITIES = ['STARTTLS', 'TLS', 'NONE'] as const
const USUAL_PORT = { STARTTLS: 587, TLS: 465, NONE: 25 }

/** The mail server, tested before anybody depends on it. */
export function MailServer() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['mail-settings'], queryFn: api.mailSettings })
  return (
    <Panel title={t('outgoing.mail')} hint={t('outgoing.mailHint')}>
      <Loaded query={query} rows={6}>{(settings) => <Settings key={settings.version} settings={settings} />}</Loaded>
    </Panel>
  )
}

function Settings({ settings }: { settings: MailSettings }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [form] = Form.useForm<MailSettingsDraft>()
  const save = useMutation({
    mutationFn: (draft: MailSettingsDraft) => api.setMailSettings({ ...draft, password: draft.password || undefined }, settings.version),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['mail-settings'] }),
  })
  return (
    <>
      <Form form={form} layout="vertical" requiredMark={false} className="mail-form" initialValues={settings} onKeyDown={submitOnCtrlEnter} onFinish={(draft) => save.mutate(draft)}>
        <Form.Item name="on" label={t('outgoing.on')} valuePropName="checked"><Switch size="small" /></Form.Item>
        <Form.Item name="host" label={t('outgoing.host')}><Input placeholder="mail.example.com" autoComplete="off" /></Form.Item>
        <Form.Item name="security" label={t('outgoing.security')}>
          <Select options={SECURITIES.map((value) => ({ value, label: t(`outgoing.securities.${value}`) }))} onChange={(value: (typeof SECURITIES)[number]) => form.setFieldValue('port', USUAL_PORT[value])} />
        </Form.Item>
        <Form.Item name="port" label={t('outgoing.port')}><InputNumber min={1} max={65535} /></Form.Item>
        <Form.Item name="user" label={t('outgoing.user')}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="password" label={t('outgoing.password')} extra={settings.user ? t('outgoing.passwordKept') : undefined}><Input.Password autoComplete="new-password" /></Form.Item>
        <Form.Item name="sender" label={t('outgoing.sender')}><Input placeholder="clockhouse@example.com" /></Form.Item>
        <Form.Item name="console" label={t('outgoing.console')} extra={t('outgoing.consoleWhy')}><Input placeholder={window.location.origin} /></Form.Item>
        <Form.Item name="certificate" label={t('outgoing.certificate')} extra={t('outgoing.certificateWhy')} className="wide"><Input.TextArea rows={2} className="code" /></Form.Item>
        <div className="wide stack">
          {save.error && <ErrorNote error={save.error} />}
          <div className="row"><Button type="primary" htmlType="submit" loading={save.isPending}>{t('outgoing.save')}</Button></div>
        </div>
      </Form>
      {settings.version > 0 && <TryMail />}
    </>
  )
}

function TryMail() {
  const { t } = useTranslation()
  const trial = useMutation({ mutationFn: (address: string) => api.tryMail(address) })
  return (
    <div className="stack">
      <Form layout="inline" onFinish={({ address }: { address: string }) => trial.mutate(address)}>
        <Space.Compact>
          <Form.Item name="address" noStyle rules={[{ required: true, message: t('fields.missing') }]}><Input type="email" aria-label={t('outgoing.testTo')} placeholder={t('outgoing.testTo')} /></Form.Item>
          <Button htmlType="submit" loading={trial.isPending}>{t('outgoing.test')}</Button>
        </Space.Compact>
      </Form>
      {trial.isPending && <Note tone="unk">{t('outgoing.testing')}</Note>}
      {trial.error && <ErrorNote error={trial.error} />}
      {trial.data && <TrialNote trial={trial.data} />}
    </div>
  )
}
