import { useQuery } from '@tanstack/react-query'
import { Button, Form, InputNumber, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { useSession } from '../../app/Session'
import { ErrorNote } from '../../parts/State'
import { useSend } from '../cards/useSend'

/** For how long it is known who visitors were, and where that is changed. */
export function KeptDays() {
  const { t } = useTranslation()
  const { can } = useSession()
  const { busy, error, send } = useSend('visitor-rule')
  const rule = useQuery({ queryKey: ['visitor-rule'], queryFn: api.visitorRule }).data
  if (!rule) return null
  const form = (
    <Form key={rule.version} layout="vertical" initialValues={rule} onFinish={({ keepDays }: { keepDays: number }) => void send(() => api.setVisitorRule(keepDays, rule.version))}>
      <Form.Item name="keepDays" label={t('visitor.keepDays')} rules={[{ required: true, message: t('fields.missing') }]}><InputNumber min={1} max={3650} /></Form.Item>
      {error !== null && <ErrorNote error={error} />}
      <Button htmlType="submit" type="primary" loading={busy}>{t('visitor.save')}</Button>
    </Form>
  )
  return (
    <p className="small soft above">
      {t('visitor.kept', { count: rule.keepDays })}{' '}
      {can('request.configure') && <Popover content={form} trigger="click"><Button type="link" size="small">{t('visitor.change')}</Button></Popover>}
    </p>
  )
}
