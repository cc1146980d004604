import { Button, Checkbox, Form, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { CareNotice, CareNoticeDraft } from '../../../api/types'
import { submitOnCtrlEnter } from '../../../app/keys'
import { usePlace } from '../../../app/Place'
import { bothNames, LocalNameFields, Pick } from '../../../parts/Fields'
import { ErrorNote } from '../../../parts/State'
import { TextFields } from '../TextFields'
import { useSend } from '../useSend'

const KINDS = ['POLICY', 'CARE', 'TRAINING'] as const
const NEW = { kind: 'CARE', title: {}, text: { zh: '', en: '' }, confirm: true }

export function NoticeForm({ notice, done }: { notice?: CareNotice; done: () => void }) {
  const { t } = useTranslation()
  const { sites } = usePlace()
  const { busy, error, send } = useSend('notices')
  const save = async (fields: CareNoticeDraft) => {
    const draft = { ...fields, title: bothNames(fields.title), text: { zh: fields.text.zh ?? '', en: fields.text.en ?? '' } }
    if (await send(() => (notice ? api.amendNotice(notice.id, draft, notice.version) : api.publishNotice(draft)))) done()
  }
  return (
    <Form<CareNoticeDraft> layout="vertical" requiredMark={false} initialValues={notice ?? NEW} onFinish={(fields) => void save(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <Form.Item name="kind" label={t('request.kind')}><Segmented options={KINDS.map((value) => ({ value, label: t(`noticeKind.${value}`) }))} /></Form.Item>
      <LocalNameFields name="title" label={t('notices.title')} />
      <TextFields name="text" label={t('notices.text')} rows={8} />
      <Form.Item name="siteId" label={t('people.site')}><Pick things={sites} allowClear placeholder={t('feeRules.everySite')} /></Form.Item>
      <Form.Item name="confirm" valuePropName="checked" extra={notice && t('notices.again')}><Checkbox>{t('notices.confirm')}</Checkbox></Form.Item>
      {notice && <Form.Item name="withdrawn" valuePropName="checked"><Checkbox>{t('notices.withdraw')}</Checkbox></Form.Item>}
      <Button type="primary" htmlType="submit" loading={busy}>{t(notice ? 'rules.save' : 'notices.publish')}</Button>
    </Form>
  )
}
