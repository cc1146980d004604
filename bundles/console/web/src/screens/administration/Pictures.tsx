import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { SnapshotRule, SnapshotRuleDraft } from '../../api/types'
import { nameOf } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { ErrorNote, Loaded, Note } from '../../parts/State'
import { useSend } from '../cards/useSend'

/** Whether pictures that terminals take of punches are kept, for how long, what people are told, and which are looked at. */
export default function Pictures() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['snapshot-rule'], queryFn: api.snapshotRule })
  return (
    <Panel title={t('picture.rule')} hint={t('picture.ruleHint')}>
      <Loaded query={query} rows={8}>{(rule) => <RuleForm key={rule.version} rule={rule} />}</Loaded>
    </Panel>
  )
}

function RuleForm({ rule }: { rule: SnapshotRule }) {
  const { t, i18n } = useTranslation()
  const { busy, error, send } = useSend('snapshot-rule')
  return (
    <Form<SnapshotRuleDraft> layout="vertical" requiredMark={false} initialValues={rule} onFinish={(draft) => void send(() => api.setSnapshotRule(draft, rule.version))}>
      <Form.Item name="on" label={t('picture.on')} valuePropName="checked"><Switch /></Form.Item>
      <p className="soft below">{t('picture.onHint')}</p>
      <Form.Item name="zh" label={t('picture.noticeZh')}><Input.TextArea rows={3} maxLength={8000} lang="zh" /></Form.Item>
      <Form.Item name="en" label={t('picture.noticeEn')}><Input.TextArea rows={3} maxLength={8000} lang="en" /></Form.Item>
      <div className="row">
        <Form.Item name="keepDays" label={t('picture.keepDays')}><InputNumber min={1} max={366} /></Form.Item>
        <Form.Item name="samplePercent" label={t('picture.samplePercent')}><InputNumber min={0} max={100} /></Form.Item>
        <Form.Item name="lowScore" label={t('picture.lowScore')}><InputNumber min={0} max={100} /></Form.Item>
        <Form.Item name="mostPerDay" label={t('picture.mostPerDay')}><InputNumber min={1} max={100000} /></Form.Item>
      </div>
      <p className="small soft below">{t('picture.mostHint')}</p>
      {rule.full.length > 0 && <Note tone="late">{t('picture.full', { names: rule.full.map((name) => nameOf(name, i18n.language)).join(t('manners.listed')) })}</Note>}
      <p className="small soft below">{t('picture.marksHint')}</p>
      {error !== null && <ErrorNote error={error} />}
      <Button htmlType="submit" type="primary" loading={busy}>{t('person.amendAct')}</Button>
    </Form>
  )
}
