import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { RequestChain, RequestChainDraft } from '../../../api/types'
import { submitOnCtrlEnter } from '../../../app/keys'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { Pick } from '../../../parts/Fields'
import { usePermissionWord } from '../../../parts/names'
import { Panel } from '../../../parts/Panel'
import { ErrorNote, Loaded, Note } from '../../../parts/State'
import { CARD_REPLACEMENT } from '../../requests/cardAsking'
import { useSend } from '../useSend'

const DESKS = ['HR', 'CARD_DESK', 'MANAGER', 'SYSTEM_ADMINISTRATOR']

/** Who must agree to a request for a card, one after the other, within how many working days (C049). */
export function Chains() {
  const { t } = useTranslation()
  const { sites } = usePlace()
  const { can } = useSession()
  const [siteId, setSiteId] = useState<string>()
  const query = useQuery({ queryKey: ['request-chains'], queryFn: api.requestChains, enabled: can('request.read') })
  return (
    <Panel title={t('chain.title')} hint={t('chain.hint')} extra={<Pick label={t('people.site')} allowClear placeholder={t('feeRules.everySite')} things={sites} value={siteId} onChange={setSiteId} />}>
      <Loaded query={query} rows={3}>
        {(chains) => {
          const ofKind = chains.filter((chain) => chain.kind === CARD_REPLACEMENT)
          const own = ofKind.find((chain) => chain.siteId === siteId)
          const shown = own ?? ofKind.find((chain) => chain.siteId === undefined)
          return shown && <ChainForm key={`${siteId} ${shown.version}`} siteId={siteId} chain={shown} borrowed={own === undefined} />
        }}
      </Loaded>
    </Panel>
  )
}

function ChainForm({ siteId, chain, borrowed }: { siteId: string | undefined; chain: RequestChain; borrowed: boolean }) {
  const { t } = useTranslation()
  const right = usePermissionWord()
  const { can } = useSession()
  const { busy, error, send } = useSend('request-chains')
  const write = can('request.configure')
  const options = [...new Set([...DESKS, ...chain.steps, chain.escalateTo])].map((value) => ({ value, label: t(`roleName.${value}`, { defaultValue: value }) }))
  return (
    <Form<RequestChainDraft> layout="vertical" requiredMark={false} disabled={!write} initialValues={chain} onFinish={(fields) => void send(() => api.setRequestChain(chain.kind, siteId, fields, borrowed ? 0 : chain.version))} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      {borrowed && siteId && <div className="form-error"><Note tone="unk">{t('cardPolicy.borrowed')}</Note></div>}
      <Form.Item name="steps" label={t('chain.steps')} rules={[{ required: true, message: t('fields.missing') }]}><Select mode="multiple" options={options} /></Form.Item>
      <div className="two-fields">
        <Form.Item name="days" label={t('chain.days')}><InputNumber min={1} max={60} className="full" suffix={t('policy.days')} /></Form.Item>
        <Form.Item name="escalateTo" label={t('chain.escalateTo')}><Select options={options} /></Form.Item>
      </div>
      <Form.Item name="fourEyes" valuePropName="checked"><Checkbox>{t('chain.fourEyes')}</Checkbox></Form.Item>
      {write ? <Button htmlType="submit" loading={busy}>{t('rules.save')}</Button> : <Note tone="unk">{t('problem.permission', { permission: right('request.configure') })}</Note>}
    </Form>
  )
}
