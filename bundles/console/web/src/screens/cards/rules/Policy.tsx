import { useQuery } from '@tanstack/react-query'
import { Button, Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { ActivationPolicy } from '../../../api/types'
import { submitOnCtrlEnter } from '../../../app/keys'
import { useSession } from '../../../app/Session'
import { Panel } from '../../../parts/Panel'
import { usePermissionWord } from '../../../parts/names'
import { ErrorNote, Loaded, Note } from '../../../parts/State'
import { useSend } from '../useSend'

/** When people are reminded to activate, and when their card is cancelled (C058). */
export function Policy() {
  const { t } = useTranslation()
  const right = usePermissionWord()
  const { can } = useSession()
  const query = useQuery({ queryKey: ['activation-policy'], queryFn: api.activationPolicy })
  const { busy, error, send } = useSend('activation-policy')
  const write = can('credential.write')
  return (
    <Panel title={t('policy.title')} hint={t('policy.hint')}>
      <Loaded query={query} rows={2}>
        {(policy) => (
          <Form<ActivationPolicy> layout="vertical" requiredMark={false} disabled={!write} initialValues={policy} onFinish={(fields) => void send(() => api.setActivationPolicy(fields))} onKeyDown={submitOnCtrlEnter}>
            {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
            <div className="two-fields">
              <Form.Item name="remindDays" label={t('policy.remind')}><InputNumber min={0} max={365} className="full" suffix={t('policy.days')} /></Form.Item>
              <Form.Item name="cancelDays" label={t('policy.cancel')} extra={t('policy.never')}><InputNumber min={0} max={365} className="full" suffix={t('policy.days')} /></Form.Item>
            </div>
            {write ? <Button htmlType="submit" loading={busy}>{t('rules.save')}</Button> : <Note tone="unk">{t('problem.permission', { permission: right('credential.write') })}</Note>}
          </Form>
        )}
      </Loaded>
    </Panel>
  )
}
