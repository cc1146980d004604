import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { CardPolicy, CardPolicyDraft } from '../../../api/types'
import { submitOnCtrlEnter } from '../../../app/keys'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { Pick } from '../../../parts/Fields'
import { usePermissionWord } from '../../../parts/names'
import { Panel } from '../../../parts/Panel'
import { ErrorNote, Loaded, Note } from '../../../parts/State'
import { TextFields } from '../TextFields'
import { useSend } from '../useSend'

/** Terms, receipt and care in both languages, the time that is promised, and who must agree: in the company or at a site. */
export function CardPolicies() {
  const { t } = useTranslation()
  const { sites } = usePlace()
  const [siteId, setSiteId] = useState<string>()
  const query = useQuery({ queryKey: ['card-policies'], queryFn: api.cardPolicies })
  return (
    <Panel title={t('cardPolicy.title')} hint={t('cardPolicy.hint')} extra={<Pick label={t('people.site')} allowClear placeholder={t('feeRules.everySite')} things={sites} value={siteId} onChange={setSiteId} />}>
      <Loaded query={query} rows={8}>
        {(policies) => {
          const own = policies.find((policy) => policy.siteId === siteId)
          const shown = own ?? policies.find((policy) => policy.siteId === undefined)
          return shown && <PolicyForm key={`${siteId} ${shown.version}`} siteId={siteId} policy={shown} borrowed={own === undefined} />
        }}
      </Loaded>
    </Panel>
  )
}

/** @param borrowed whether the site has none of its own yet and follows the company's */
function PolicyForm({ siteId, policy, borrowed }: { siteId: string | undefined; policy: CardPolicy; borrowed: boolean }) {
  const { t } = useTranslation()
  const right = usePermissionWord()
  const { can } = useSession()
  const { busy, error, send } = useSend('card-policies')
  const write = can('request.configure')
  const save = ({ terms, receipt, care, ...rest }: CardPolicyDraft) =>
    send(() => api.setCardPolicy(siteId, { ...rest, terms: both(terms), receipt: both(receipt), care: both(care) }, borrowed ? 0 : policy.version))
  return (
    <Form<CardPolicyDraft> layout="vertical" requiredMark={false} disabled={!write} initialValues={policy} onFinish={(fields) => void save(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      {borrowed && siteId && <div className="form-error"><Note tone="unk">{t('cardPolicy.borrowed')}</Note></div>}
      <TextFields name="terms" label={t('cardPolicy.terms')} />
      <TextFields name="receipt" label={t('cardPolicy.receipt')} rows={3} />
      <TextFields name="care" label={t('cardPolicy.care')} rows={3} />
      <div className="two-fields">
        <Form.Item name="daysFrom" label={t('cardPolicy.daysFrom')}><InputNumber min={0} max={60} className="full" suffix={t('policy.days')} /></Form.Item>
        <Form.Item name="daysUntil" label={t('cardPolicy.daysUntil')}><InputNumber min={1} max={60} className="full" suffix={t('policy.days')} /></Form.Item>
      </div>
      <Form.Item name="requestNeeded" valuePropName="checked"><Checkbox>{t('cardPolicy.requestNeeded')}</Checkbox></Form.Item>
      <Form.Item name="fourEyes" valuePropName="checked"><Checkbox>{t('cardPolicy.fourEyes')}</Checkbox></Form.Item>
      {write ? <Button htmlType="submit" loading={busy}>{t('rules.save')}</Button> : <Note tone="unk">{t('problem.permission', { permission: right('request.configure') })}</Note>}
    </Form>
  )
}

function both(text: { zh?: string; en?: string }): { zh: string; en: string } {
  return { zh: text.zh ?? '', en: text.en ?? '' }
}
