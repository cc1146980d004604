import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { FeeRule } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { Pick } from '../../../parts/Fields'
import { usePermissionWord } from '../../../parts/names'
import { useSiteName } from '../../../parts/names'
import { Panel } from '../../../parts/Panel'
import { Empty, ErrorNote, Loaded } from '../../../parts/State'
import { REASONS } from '../desk/desk'
import { useMoney } from '../money'
import { useSend } from '../useSend'

const CURRENCIES = ['CNY', 'EUR', 'USD', 'GBP', 'HKD', 'SGD']
const NEW: FeeRule = { from: 1, months: 12, amount: 2000, currency: 'CNY' }

/** What a replacement costs: by reason, site, and how manieth it is in a period; the most special rule counts (C056). */
export function FeeRules() {
  const { t } = useTranslation()
  const right = usePermissionWord()
  const { can } = useSession()
  const query = useQuery({ queryKey: ['fee-rules'], queryFn: api.feeRules })
  const [editing, setEditing] = useState<FeeRule[] | null>(null)
  const { busy, error, send } = useSend('fee-rules')
  const save = async (rules: FeeRule[]) => {
    if (await send(() => api.setFeeRules(rules))) setEditing(null)
  }
  const change = can('credential.waive') && editing === null && <Button onClick={() => setEditing(query.data ?? [])}>{t('rules.change')}…</Button>
  return (
    <Panel title={t('feeRules.title')} hint={t('feeRules.hint')} extra={change} flush>
      {error !== null && <ErrorNote error={error} />}
      <Loaded query={query} rows={3}>
        {(rules) => (editing ? <Editor rules={editing} change={setEditing} save={() => void save(editing)} leave={() => setEditing(null)} busy={busy} /> : rules.length === 0 ? <Empty>{t('feeRules.none')}</Empty> : <Shown rules={rules} />)}
      </Loaded>
      {!can('credential.waive') && <p className="soft small fee-note">{t('problem.permission', { permission: right('credential.waive') })}</p>}
    </Panel>
  )
}

function Shown({ rules }: { rules: FeeRule[] }) {
  const { t } = useTranslation()
  const money = useMoney()
  const siteName = useSiteName()
  return (
    <table className="ch-list">
      <thead><tr><th scope="col">{t('fields.reason')}</th><th scope="col">{t('people.site')}</th><th scope="col">{t('feeRules.from')}</th><th scope="col" className="num">{t('desk.fee')}</th></tr></thead>
      <tbody>
        {rules.map((rule, index) => (
          <tr key={index}>
            <td>{rule.reason ? t(`desk.reason.${rule.reason}`) : t('replacements.allReasons')}</td>
            <td>{siteName(rule.siteId) || t('feeRules.everySite')}</td>
            <td>{t('feeRules.fromText', { from: rule.from, months: rule.months })}</td>
            <td className="num strong">{money(rule)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Editor({ rules, change, save, leave, busy }: { rules: FeeRule[]; change: (rules: FeeRule[]) => void; save: () => void; leave: () => void; busy: boolean }) {
  const { t } = useTranslation()
  const { sites } = usePlace()
  const put = (index: number, part: Partial<FeeRule>) => change(rules.map((rule, at) => (at === index ? { ...rule, ...part } : rule)))
  return (
    <form
      className="fee-editor"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {rules.map((rule, index) => (
        <fieldset key={index} className="fee-rule">
          <legend className="hidden-text">{t('feeRules.rule', { number: index + 1 })}</legend>
          <Select aria-label={t('fields.reason')} allowClear placeholder={t('replacements.allReasons')} value={rule.reason} onChange={(reason) => put(index, { reason })} options={REASONS.map((value) => ({ value, label: t(`desk.reason.${value}`) }))} />
          <Pick label={t('people.site')} allowClear placeholder={t('feeRules.everySite')} things={sites} value={rule.siteId} onChange={(siteId) => put(index, { siteId })} />
          <InputNumber aria-label={t('feeRules.from')} min={1} max={99} value={rule.from} prefix={t('feeRules.fromShort')} onChange={(from) => put(index, { from: from ?? 1 })} />
          <InputNumber aria-label={t('feeRules.months')} min={1} max={120} value={rule.months} suffix={t('feeRules.monthsShort')} onChange={(months) => put(index, { months: months ?? 12 })} />
          <InputNumber aria-label={t('desk.fee')} min={0} precision={2} value={rule.amount / 100} onChange={(amount) => put(index, { amount: Math.round((amount ?? 0) * 100) })} />
          <Select aria-label={t('feeRules.currency')} value={rule.currency} onChange={(currency) => put(index, { currency })} options={[...new Set([rule.currency, ...CURRENCIES])].map((value) => ({ value, label: value }))} />
          <Button onClick={() => change(rules.filter((_, at) => at !== index))}>{t('feeRules.remove')}</Button>
        </fieldset>
      ))}
      <p className="row">
        <Button onClick={() => change([...rules, NEW])}>{t('feeRules.add')}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>{t('rules.save')}</Button>
        <Button onClick={leave}>{t('manners.keep')}</Button>
      </p>
    </form>
  )
}
