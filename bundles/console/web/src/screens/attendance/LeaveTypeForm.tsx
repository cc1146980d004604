import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { LeaveType, LeaveTypeDraft } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { addDays, yearDay } from '../../parts/format'
import { ErrorNote } from '../../parts/State'

interface Fields extends Omit<LeaveTypeDraft, 'yearly' | 'sign'> {
  sign?: { zh?: string; en?: string }
  code: string
  /** As {@code 1:5 10:10}: years of work and days. */
  yearly: string
}

const YEARLY = /^(\d{1,2}:\d{1,3}( \d{1,2}:\d{1,3})*)?$/

/** What a type asks of a request beyond its length. */
export function LeaveTerms({ type }: { type: LeaveType }) {
  const { t } = useTranslation()
  const { unit, deadline, attachment, attended } = type
  const terms = [
    unit > 1 && t('leaveEdit.inSteps', { count: unit }),
    deadline !== undefined && (deadline < 0 ? t('leaveEdit.ahead', { count: -deadline }) : t('leaveEdit.after', { count: deadline })),
    attachment && t('leaveEdit.fileWanted'),
    attended && t('leaveEdit.countsAttended'),
  ].filter(Boolean)
  return terms.length === 0 ? null : <div className="small soft">{terms.join(' · ')}</div>
}

/** A new kind of leave, or a new edition of one from a date on. */
export function LeaveTypeForm({ type, today, close }: { type?: LeaveType; today: string; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const editions = useQuery({ queryKey: ['leave-types', type?.code], queryFn: () => api.leaveEditions(type?.code ?? ''), enabled: type !== undefined })
  const newest = editions.data?.at(-1)
  const save = useMutation({
    mutationFn: ({ code, yearly, sign, ...fields }: Fields) =>
      api.putLeaveType(
        code,
        {
          ...fields,
          mostDays: fields.mostDays ?? undefined,
          sign: sign?.zh || sign?.en ? { zh: sign.zh ?? '', en: sign.en ?? '' } : undefined,
          deadline: fields.deadline ?? undefined,
          yearly: yearly.trim().split(' ').filter(Boolean).map((step) => {
            const [years = '0', days = '0'] = step.split(':')
            return { years: Number(years), days: Number(days) }
          }),
        },
        newest?.version ?? 0,
      ),
    onSuccess: () => {
      close()
      return queries.invalidateQueries({ queryKey: ['leave-types'] })
    },
  })
  const first: Partial<Fields> = type
    ? { ...type, from: addDays(today, 1), yearly: type.yearly.map((step) => `${step.years}:${step.days}`).join(' ') }
    : { from: today, basis: 'WORK_MINUTES', paidPercent: 100, unit: 1, balance: false, yearly: '', carryMonths: 0, offered: true, attachment: false, attended: false }
  const required = [{ required: true, message: t('fields.missing') }]
  return (
    <Drawer open onClose={close} mask={false} size={480} title={type ? t('leaveEdit.change') : t('leaveEdit.add')}>
      <Form<Fields> layout="vertical" requiredMark={false} initialValues={first} onKeyDown={submitOnCtrlEnter} onFinish={(fields) => save.mutate(fields)}>
        <Form.Item name="code" label={t('leaveEdit.code')} extra={t('leaveEdit.codeWhy')} normalize={(text: string) => text.toUpperCase()} rules={required}><Input maxLength={40} disabled={type !== undefined} /></Form.Item>
        <div className="two-fields">
          <Form.Item name={['name', 'zh']} label={t('allowance.nameZh')}><Input maxLength={100} /></Form.Item>
          <Form.Item name={['name', 'en']} label={t('allowance.nameEn')}><Input maxLength={100} /></Form.Item>
        </div>
        <div className="two-fields">
          <Form.Item name="basis" label={t('leave.basis')}><Select options={(['WORK_MINUTES', 'CALENDAR_DAYS'] as const).map((value) => ({ value, label: t(`leaveBasis.${value}`) }))} /></Form.Item>
          <Form.Item name="paidPercent" label={t('leaveEdit.paid')} rules={required}><InputNumber min={0} max={300} precision={0} className="full" /></Form.Item>
        </div>
        <div className="two-fields">
          <Form.Item name="unit" label={t('leaveEdit.unit')} extra={t('leaveEdit.unitWhy')} rules={required}><InputNumber min={1} max={480} precision={0} className="full" /></Form.Item>
          <Form.Item name="mostDays" label={t('leave.most')}><InputNumber min={1} max={366} precision={0} className="full" /></Form.Item>
        </div>
        <Form.Item name="deadline" label={t('leaveEdit.deadline')} extra={t('leaveEdit.deadlineWhy')}><InputNumber min={-366} max={366} precision={0} className="full" /></Form.Item>
        <Form.Item name="balance" valuePropName="checked"><Checkbox>{t('leaveEdit.balance')}</Checkbox></Form.Item>
        <div className="two-fields">
          <Form.Item name="yearly" label={t('leaveEdit.yearly')} extra={t('leaveEdit.yearlyWhy')} rules={[{ pattern: YEARLY, message: t('leaveEdit.yearlyWhy') }]}><Input maxLength={120} /></Form.Item>
          <Form.Item name="carryMonths" label={t('leaveEdit.carry')} rules={required}><InputNumber min={0} max={36} precision={0} className="full" /></Form.Item>
        </div>
        <Form.Item name="attachment" valuePropName="checked"><Checkbox>{t('leaveEdit.attachment')}</Checkbox></Form.Item>
        <Form.Item name="attended" valuePropName="checked" extra={t('leaveEdit.attendedWhy')}><Checkbox>{t('leaveEdit.attended')}</Checkbox></Form.Item>
        <div className="two-fields">
          <Form.Item name={['sign', 'zh']} label={t('leaveEdit.signZh')} extra={t('leaveEdit.signWhy')}><Input maxLength={2} /></Form.Item>
          <Form.Item name={['sign', 'en']} label={t('leaveEdit.signEn')}><Input maxLength={2} /></Form.Item>
        </div>
        <Form.Item name="offered" valuePropName="checked"><Checkbox>{t('leaveEdit.offered')}</Checkbox></Form.Item>
        <Form.Item name="from" label={t('allowance.from')} extra={t('leaveEdit.fromWhy')} rules={required}><Input type="date" /></Form.Item>
        {save.error && <ErrorNote error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={type !== undefined && !newest}>{t('leaveEdit.save')}</Button>
      </Form>
      {editions.data && <Editions all={editions.data} />}
    </Drawer>
  )
}

/** From when what held. */
function Editions({ all }: { all: LeaveType[] }) {
  const { t, i18n } = useTranslation()
  return (
    <section>
      <h3>{t('leaveEdit.editions')}</h3>
      <ul className="story">
        {all.map((one) => (
          <li key={one.from}>
            <span className="grow">
              {one.from === '1970-01-01' ? t('leaveEdit.shipped') : yearDay(one.from, i18n.language)}
              <span className="soft"> {one.paidPercent} % · {t(`leaveBasis.${one.basis}`)} <LeaveTerms type={one} /></span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
