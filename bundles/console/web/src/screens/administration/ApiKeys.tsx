import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { ApiKeyView, Grant } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { ago, stamp } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { SendList } from '../../parts/SendList'
import { Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { GrantsField, useGrantText } from './Grants'

export default function ApiKeys() {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { can } = useSession()
  const queries = useQueryClient()
  const grantText = useGrantText()
  const query = useQuery({ queryKey: ['api-keys'], queryFn: api.apiKeys })
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<ApiKeyView | null>(null)
  const [secret, setSecret] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [form] = Form.useForm<{ name: string; grants: Grant[] }>()
  const run = async (work: () => Promise<void>) => {
    setError(null)
    try {
      await work()
      await queries.invalidateQueries({ queryKey: ['api-keys'] })
    } catch (reason) {
      setError(reason)
    }
  }
  return (
    <div className="stack">
      {error !== null && <ErrorNote error={error} />}
      {secret && <Note tone="ok" action={<Button onClick={() => setSecret('')}>{t('account.written')}</Button>}>{t('apiKey.once')} <strong className="code secret">{secret}</strong></Note>}
      {ending && (
        <Note tone="late" action={<><Button danger onClick={() => void run(async () => { await api.revokeApiKey(ending.id, ''); setEnding(null) })}>{t('apiKey.revokeAct')}</Button> <Button onClick={() => setEnding(null)}>{t('manners.keep')}</Button></>}>
          {t('apiKey.revokeWhat', { name: ending.name })}
        </Note>
      )}
      <Panel title={t('admin.api-keys')} flush extra={<><SendList list="API_KEYS" />{can('account.write') && <Button type="primary" onClick={() => setAdding(true)}>{t('apiKey.add')}</Button>}</>}>
        <Loaded query={query} rows={4}>
          {(keys) =>
            keys.length === 0 ? (
              <Empty>{t('apiKey.none')}</Empty>
            ) : (
              <Scroll label={t('admin.api-keys')}>
                <table className="ch-list">
                  <thead>
                    <tr><th>{t('apiKey.name')}</th><th>{t('apiKey.hint')}</th><th>{t('account.grants')}</th><th>{t('apiKey.createdAt')}</th><th>{t('apiKey.lastUsed')}</th><th>{t('account.state')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr>
                  </thead>
                  <tbody>
                    {keys.map((key) => (
                      <tr key={key.id}>
                        <td className="strong">{key.name}</td>
                        <td className="code">…{key.hint}</td>
                        <td>{key.grants.map((grant, i) => <div key={i}>{grantText(grant)}</div>)}</td>
                        <td className="nowrap">{stamp(key.createdAt, zone)}</td>
                        <td className="nowrap">{key.lastUsed ? ago(key.lastUsed, i18n.language) : t('apiKey.never')}</td>
                        <td>{key.revoked ? <Stamp code="REVOKED" /> : <span className="faint">{t('account.active')}</span>}</td>
                        <td className="num">{can('account.write') && !key.revoked && <button type="button" className="link-button" onClick={() => setEnding(key)}>{t('apiKey.revoke')}</button>}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scroll>
            )
          }
        </Loaded>
      </Panel>
      <Drawer open={adding} onClose={() => setAdding(false)} mask={false} size={560} destroyOnHidden title={t('apiKey.add')}>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ grants: [{ role: '', everybody: true }] }}
          onKeyDown={submitOnCtrlEnter}
          onFinish={({ name, grants }) =>
            void run(async () => {
              const made = await api.addApiKey({ name, grants: grants.filter((grant) => grant.role) })
              setSecret(made.secret)
              setAdding(false)
            })
          }
        >
          <Form.Item name="name" label={t('apiKey.name')} rules={[{ required: true, message: t('fields.missing') }]}><Input /></Form.Item>
          <Form.Item name="grants" label={t('account.grants')}><GrantsField /></Form.Item>
          <Button type="primary" htmlType="submit">{t('apiKey.addAct')}</Button>
        </Form>
      </Drawer>
    </div>
  )
}
