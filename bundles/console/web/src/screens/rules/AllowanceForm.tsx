import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { Allowance, AllowanceDraft } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { addDays } from '../../parts/format'
import { ErrorNote } from '../../parts/State'
import { usePlaces, type Named } from './places'

const MEASURES = ['ATTENDED', 'REGULAR', 'NIGHT', 'OT_WORKDAY', 'OT_REST', 'OT_HOLIDAY', 'OVERTIME', 'EXTRA', 'CREDITED', 'TRIP', 'LEAVE'] as const
const EVERYWHERE = { siteIds: [], areaIds: [], departmentIds: [], posts: [], shiftIds: [] }

interface AllowanceFormProps {
  /** One to start from. */
  like?: Allowance
  today: string
  close: () => void
}

/** What is counted, where, and from when. */
export function AllowanceForm({ like, today, close }: AllowanceFormProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const places = usePlaces()
  const [form] = Form.useForm<AllowanceDraft>()
  const kind = Form.useWatch('kind', form) ?? like?.kind ?? 'PERCENT'
  const add = useMutation({
    mutationFn: (draft: AllowanceDraft) => api.addAllowance({ ...draft, until: draft.until || undefined }),
    onSuccess: () => {
      close()
      return queries.invalidateQueries({ queryKey: ['allowances'] })
    },
  })
  const first: Partial<AllowanceDraft> = like
    ? { ...like, from: addDays(like.until && like.until >= today ? like.until : today, 1), until: undefined }
    : { measure: 'NIGHT', atLeast: 240, kind: 'PERCENT', amount: 100, reach: EVERYWHERE, from: addDays(today, 1) }
  const required = [{ required: true, message: t('fields.missing') }]
  const pick = (name: keyof AllowanceDraft['reach'], label: string, options: Named[]) => (
    <Form.Item name={['reach', name]} label={t(label)}>
      <Select mode={name === 'posts' ? 'tags' : 'multiple'} optionFilterProp="label" placeholder={t('allowance.everywhere')} options={options} />
    </Form.Item>
  )
  return (
    <Drawer open onClose={close} mask={false} size={480} title={t('allowance.add')}>
      <Form<AllowanceDraft> form={form} layout="vertical" requiredMark={false} initialValues={first} onKeyDown={submitOnCtrlEnter} onFinish={(draft) => add.mutate(draft)}>
        <div className="two-fields">
          <Form.Item name={['name', 'zh']} label={t('allowance.nameZh')}><Input maxLength={100} /></Form.Item>
          <Form.Item name={['name', 'en']} label={t('allowance.nameEn')}><Input maxLength={100} /></Form.Item>
        </div>
        <Form.Item name="payCode" label={t('allowance.code')} extra={t('allowance.codeWhy')} normalize={(text: string) => text.toUpperCase()} rules={required}><Input maxLength={20} /></Form.Item>
        <div className="two-fields">
          <Form.Item name="measure" label={t('allowance.measure')} rules={required}><Select options={MEASURES.map((value) => ({ value, label: t(`bucket.${value}`) }))} /></Form.Item>
          <Form.Item name="atLeast" label={t('allowance.atLeast')} rules={required}><InputNumber min={1} max={1440} precision={0} className="full" /></Form.Item>
        </div>
        <div className="two-fields">
          <Form.Item name="kind" label={t('allowance.kind')}><Select options={(['PERCENT', 'MINUTES'] as const).map((value) => ({ value, label: t(`allowance.kind${value}`) }))} /></Form.Item>
          <Form.Item name="amount" label={t(`allowance.amount${kind}`)} rules={required}><InputNumber min={1} max={kind === 'PERCENT' ? 1000 : 1440} precision={0} className="full" /></Form.Item>
        </div>
        <p className="soft">{t('allowance.reachWhy')}</p>
        {pick('siteIds', 'allowance.sites', places.sites)}
        {pick('areaIds', 'allowance.areas', places.areas)}
        {pick('departmentIds', 'allowance.departments', places.departments)}
        {pick('posts', 'allowance.posts', [])}
        {pick('shiftIds', 'allowance.shifts', places.shifts)}
        <div className="two-fields">
          <Form.Item name="from" label={t('allowance.from')} rules={required}><Input type="date" /></Form.Item>
          <Form.Item name="until" label={t('allowance.until')}><Input type="date" /></Form.Item>
        </div>
        {add.error && <ErrorNote error={add.error} />}
        <Button type="primary" htmlType="submit" loading={add.isPending}>{t('allowance.save')}</Button>
      </Form>
    </Drawer>
  )
}
