import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { ContractDraft } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { ErrorNote, Loaded } from '../../parts/State'
import { useSend } from '../cards/useSend'

/** Whose people somebody is, and until when; both ends suspend the cards on the day after. */
export function ContractForm({ employeeId, done }: { employeeId: string; done: () => void }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['people', 'contract', employeeId], queryFn: () => api.contract(employeeId) })
  const { busy, error, send } = useSend('people')
  const act = async (change: () => Promise<unknown>) => {
    if (await send(change)) done()
  }
  const required = [{ required: true, message: t('fields.missing') }]
  return (
    <Loaded query={query} rows={4}>
      {(contract) => (
        <Form<ContractDraft>
          layout="vertical"
          requiredMark={false}
          initialValues={contract}
          onFinish={({ induction, inductionUntil, ...draft }) => void act(() => api.putContract(employeeId, { ...draft, ...(inductionUntil ? { induction, inductionUntil } : {}) }, contract.version))}
          onKeyDown={submitOnCtrlEnter}
        >
          {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
          <div className="two-fields">
            <Form.Item name="company" label={t('visitor.company')} rules={required}><Input maxLength={120} autoFocus /></Form.Item>
            <Form.Item name="until" label={t('contract.until')} rules={required}><Input type="date" /></Form.Item>
            <Form.Item name="induction" label={t('contract.induction')} extra={t('contract.inductionHint')}><Input maxLength={120} /></Form.Item>
            <Form.Item name="inductionUntil" label={t('contract.inductionUntil')}><Input type="date" /></Form.Item>
          </div>
          <div className="row">
            <Button type="primary" htmlType="submit" loading={busy}>{t('visitor.save')}</Button>
            {contract.version > 0 && (
              <Popconfirm title={t('contract.removeAsk')} okText={t('contract.remove')} cancelText={t('manners.keep')} onConfirm={() => act(() => api.removeContract(employeeId, contract.version))}>
                <Button danger>{t('contract.remove')}…</Button>
              </Popconfirm>
            )}
          </div>
        </Form>
      )}
    </Loaded>
  )
}
