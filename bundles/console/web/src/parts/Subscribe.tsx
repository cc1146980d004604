import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, Select, Space, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/calls'
import type { ListSubscription, ListSubscriptionDraft, ReportSubscription, ReportSubscriptionDraft } from '../api/types'
import { submitOnCtrlEnter } from '../app/keys'
import { usePlace } from '../app/Place'
import { useSession } from '../app/Session'
import { ErrorNote, Loading, Note } from './State'

const SPANS = ['YESTERDAY', 'LAST_WEEK', 'THIS_MONTH', 'LAST_MONTH', 'THIS_YEAR', 'LAST_YEAR'] as const
const RHYTHMS = ['DAY', 'WEEK', 'MONTH'] as const
const FORMATS = ['XLSX', 'PDF', 'CSV', 'JSON'] as const
const DAYS = { DAY: 1, WEEK: 7, MONTH: 28 }

/** What is wanted again and again; what the form does not ask stays as it came. */
type WantedReport = Pick<ReportSubscriptionDraft, 'name' | 'report' | 'language'> & Partial<ReportSubscriptionDraft>
type WantedList = Pick<ListSubscriptionDraft, 'name' | 'list' | 'language'> & Partial<ListSubscriptionDraft>
export type Wanted = WantedReport | WantedList
export type Subscription = ReportSubscription | ListSubscription

/** Lists that are of a period, as reports are. */
const SPANNED: ListSubscriptionDraft['list'][] = ['REPLACEMENTS', 'EXCEPTIONS', 'AUDIT', 'MISMATCHES', 'DUTIES']

/** What the form asks. */
type Asked = Pick<ReportSubscriptionDraft, 'name' | 'span' | 'rhythm' | 'format' | 'channel' | 'webhookId' | 'on'>

/** "Send me this every Monday": how often, of which days, in which shape and on which way. */
export function Subscribe({ wanted, old, close }: { wanted: Wanted; old?: Subscription; close: () => void }) {
  const { t } = useTranslation()
  const ways = useQuery({ queryKey: ['subscription-ways'], queryFn: api.subscriptionWays })
  return (
    <Drawer open onClose={close} mask={false} size={460} title={old ? old.name : t('subscription.add')}>
      {ways.error ? <ErrorNote error={ways.error} /> : ways.data ? <Fields wanted={wanted} old={old} close={close} ways={ways.data} /> : <Loading rows={6} />}
    </Drawer>
  )
}

interface FieldsProps {
  wanted: Wanted
  old?: Subscription
  close: () => void
  ways: Awaited<ReturnType<typeof api.subscriptionWays>>
}

function Fields({ wanted, old, close, ways }: FieldsProps) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const { can } = useSession()
  const queries = useQueryClient()
  const [form] = Form.useForm<Asked>()
  const every = Form.useWatch(['rhythm', 'every'], form) ?? 'WEEK'
  const channel = Form.useWatch('channel', form) ?? 'MAIL'
  const mailless = channel === 'MAIL' && (!ways.mail || !ways.address)
  const save = useMutation({
    mutationFn: async (values: Asked): Promise<unknown> => {
      const asked = { ...values, rhythm: { ...values.rhythm, day: Math.min(values.rhythm.day ?? 1, DAYS[values.rhythm.every]), zone: old?.rhythm.zone ?? zone } }
      if ('list' in wanted) {
        const draft = { ...wanted, ...asked }
        return old ? api.amendListSubscription(old.id, draft, old.version) : api.subscribeToList(draft)
      }
      const draft = { ...wanted, ...asked }
      return old ? api.amendSubscription(old.id, draft, old.version) : api.subscribe(draft)
    },
    onSuccess: () => { close(); return queries.invalidateQueries({ queryKey: ['subscriptions'] }) },
  })
  const initial = { span: 'LAST_WEEK', format: 'XLSX', channel: 'MAIL', on: true, rhythm: { every: 'WEEK', day: 1, at: '07:00' }, ...wanted }
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onKeyDown={submitOnCtrlEnter} onFinish={(values) => save.mutate(values)}>
      <Form.Item name="name" label={t('subscription.name')} rules={[{ required: true, message: t('fields.missing') }]}><Input maxLength={100} /></Form.Item>
      {(!('list' in wanted) || SPANNED.includes(wanted.list)) && <Form.Item name="span" label={t('subscription.span')}><Select options={SPANS.map((value) => ({ value, label: t(`subscription.spans.${value}`) }))} /></Form.Item>}
      <Form.Item label={t('subscription.when')}>
        <Space wrap>
          <Form.Item name={['rhythm', 'every']} noStyle><Select className="rhythm" aria-label={t('subscription.every')} options={RHYTHMS.map((value) => ({ value, label: t(`subscription.rhythms.${value}`) }))} onChange={() => form.setFieldValue(['rhythm', 'day'], 1)} /></Form.Item>
          {every !== 'DAY' && (
            <Form.Item name={['rhythm', 'day']} noStyle>
              <Select className="rhythm" aria-label={t('subscription.day')} options={Array.from({ length: DAYS[every] }, (_, at) => ({ value: at + 1, label: every === 'WEEK' ? t(`subscription.weekdays.${at + 1}`) : t('subscription.dayOfMonth', { day: at + 1 }) }))} />
            </Form.Item>
          )}
          <Form.Item name={['rhythm', 'at']} noStyle rules={[{ required: true, message: t('fields.missing') }]}><Input type="time" aria-label={t('subscription.at')} /></Form.Item>
        </Space>
      </Form.Item>
      <Form.Item name="format" label={t('subscription.format')}><Select options={FORMATS.map((value) => ({ value, label: value === 'XLSX' ? 'Excel' : value }))} /></Form.Item>
      <Form.Item name="channel" label={t('subscription.way')}>
        <Select
          options={[
            { value: 'MAIL', label: ways.address ? t('subscription.byMail', { address: ways.address }) : t('outgoing.channels.MAIL'), disabled: !ways.mail || !ways.address },
            ...(ways.webhooks.length > 0 ? [{ value: 'WEBHOOK', label: t('outgoing.channels.WEBHOOK') }] : []),
            ...(ways.folder ? [{ value: 'FOLDER', label: t('outgoing.channels.FOLDER') }] : []),
          ]}
        />
      </Form.Item>
      {mailless && <Note action={!ways.mail && can('channel.configure') && <Link className="underlined" to="/administration/messages">{t('outgoing.mail')}</Link>}>{t(ways.mail ? 'problem.subscription-no-address' : 'problem.subscription-mail-off')}</Note>}
      {channel === 'WEBHOOK' && (
        <Form.Item name="webhookId" label={t('outgoing.name')} rules={[{ required: true, message: t('fields.missing') }]}><Select options={ways.webhooks.map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>
      )}
      <Form.Item name="on" label={t('outgoing.isOn')} valuePropName="checked"><Switch size="small" /></Form.Item>
      {save.error && <ErrorNote error={save.error} />}
      <Button type="primary" htmlType="submit" disabled={mailless} loading={save.isPending}>{t(old ? 'outgoing.save' : 'subscription.add')}</Button>
    </Form>
  )
}
