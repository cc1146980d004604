import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { NewWebhook, Webhook, WebhookDraft } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { TrialNote } from './TrialNote'

/** Other systems that are told, each with a secret to know us by, which is shown once, and robots of chat groups. */
export function Webhooks() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['webhooks'], queryFn: api.webhooks })
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null)
  const [made, setMade] = useState<NewWebhook | null>(null)
  const done = () => queries.invalidateQueries({ queryKey: ['webhooks'] })
  const renew = useMutation({ mutationFn: api.renewWebhookSecret, onSuccess: setMade, onSettled: done })
  const trial = useMutation({ mutationFn: api.tryWebhook })
  const error = renew.error ?? trial.error
  return (
    <Panel title={t('outgoing.webhooks')} hint={t('outgoing.webhooksHint')} flush extra={<Button type="primary" onClick={() => setEditing('new')}>{t('outgoing.addWebhook')}</Button>}>
      {error && <ErrorNote error={error} />}
      {made?.secret && <Note tone="ok" action={<Button onClick={() => setMade(null)}>{t('account.written')}</Button>}>{t('outgoing.secretOnce', { name: made.webhook.name })} <strong className="code secret">{made.secret}</strong></Note>}
      {trial.data && <TrialNote trial={trial.data} />}
      <Loaded query={query} rows={2}>
        {(hooks) =>
          hooks.length === 0 ? (
            <Empty>{t('outgoing.noWebhooks')}</Empty>
          ) : (
            <Scroll label={t('outgoing.webhooks')}>
              <table className="ch-list stacks">
                <thead><tr><th>{t('outgoing.name')}</th><th>{t('outgoing.dialect')}</th><th>{t('outgoing.url')}</th><th>{t('outgoing.topics')}</th><th>{t('outgoing.state')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr></thead>
                <tbody>
                  {hooks.map((hook) => (
                    <tr key={hook.id}>
                      <td className="strong">{hook.name}</td>
                      <td>{t(`outgoing.dialects.${hook.dialect}`)}</td>
                      <td className="code">{hook.url}</td>
                      <td>{hook.topics.map((topic) => t(`noticeTopic.${topic}`)).join(t('outgoing.comma'))}</td>
                      <td>{t(hook.on ? 'outgoing.isOn' : 'outgoing.isOff')}</td>
                      <td className="num nowrap">
                        <span className="row tight">
                          <button type="button" className="link-button" disabled={trial.isPending} onClick={() => trial.mutate(hook.id)}>{t('outgoing.test')}</button>
                          <button type="button" className="link-button" onClick={() => setEditing(hook)}>{t('account.change')}</button>
                          {hook.dialect === 'SIGNED' && <button type="button" className="link-button" onClick={() => renew.mutate(hook.id)}>{t('outgoing.renew')}</button>}
                        </span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
      {editing && <WebhookForm hook={editing === 'new' ? undefined : editing} close={() => setEditing(null)} added={setMade} />}
    </Panel>
  )
}

/** As the makers of robots show their addresses. */
const PLACEHOLDERS = {
  SIGNED: 'https://erp.example.com/clockhouse',
  WECOM: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  DINGTALK: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  FEISHU: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
} satisfies Record<Webhook['dialect'], string>
const DIALECTS = Object.keys(PLACEHOLDERS) as Webhook['dialect'][]

function WebhookForm({ hook, close, added }: { hook?: Webhook; close: () => void; added: (made: NewWebhook) => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [form] = Form.useForm<WebhookDraft>()
  const dialect = Form.useWatch('dialect', form) ?? hook?.dialect ?? 'SIGNED'
  const robot = dialect !== 'SIGNED'
  const rules = useQuery({ queryKey: ['notice-rules'], queryFn: api.noticeRules })
  const save = useMutation({
    mutationFn: async (draft: WebhookDraft) => {
      if (hook) await api.amendWebhook(hook.id, draft, hook.version)
      else added(await api.addWebhook(draft))
    },
    onSuccess: () => { close(); return queries.invalidateQueries({ queryKey: ['webhooks'] }) },
  })
  return (
    <Drawer open onClose={close} mask={false} size={480} title={hook ? hook.name : t('outgoing.addWebhook')}>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={hook ?? { on: true, topics: [], dialect: 'SIGNED' }} onKeyDown={submitOnCtrlEnter} onFinish={(draft: WebhookDraft) => save.mutate(draft)}>
        <Form.Item name="dialect" label={t('outgoing.dialect')}><Select disabled={!!hook} options={DIALECTS.map((value) => ({ value, label: t(`outgoing.dialects.${value}`) }))} /></Form.Item>
        <Form.Item name="name" label={t('outgoing.name')} rules={[{ required: true, message: t('fields.missing') }]}><Input maxLength={80} /></Form.Item>
        <Form.Item name="url" label={t('outgoing.url')} extra={t(robot ? 'outgoing.robotUrlWhy' : 'outgoing.urlWhy')} rules={[{ required: true, message: t('fields.missing') }]}><Input placeholder={PLACEHOLDERS[dialect]} /></Form.Item>
        {robot && <Form.Item name="secret" label={t('outgoing.robotSecret')} extra={t('outgoing.robotSecretWhy')}><Input.Password autoComplete="off" maxLength={200} /></Form.Item>}
        <Form.Item name="topics" label={t('outgoing.topics')} extra={t(robot ? 'outgoing.robotTopicsWhy' : 'outgoing.topicsWhy')}>
          <Select mode="multiple" options={(rules.data ?? []).map(({ topic }) => ({ value: topic, label: t(`noticeTopic.${topic}`) }))} />
        </Form.Item>
        <Form.Item name="on" label={t('outgoing.isOn')} valuePropName="checked"><Switch size="small" /></Form.Item>
        {save.error && <ErrorNote error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>{t('outgoing.save')}</Button>
      </Form>
    </Drawer>
  )
}
