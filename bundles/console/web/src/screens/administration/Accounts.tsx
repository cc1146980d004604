import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { AccountView, Grant } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { useSession } from '../../app/Session'
import { Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { SendList } from '../../parts/SendList'
import { Stamp } from '../../parts/Stamp'
import { ErrorNote, Loaded, Note } from '../../parts/State'
import { GrantsField, useGrantText } from './Grants'

export default function Accounts() {
  const { t } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const grantText = useGrantText()
  const query = useQuery({ queryKey: ['accounts'], queryFn: api.accounts })
  const [editing, setEditing] = useState<AccountView | 'new' | null>(null)
  const [secret, setSecret] = useState<{ name: string; password: string } | null>(null)
  const [error, setError] = useState<unknown>(null)
  const run = async (work: () => Promise<unknown>) => {
    setError(null)
    try {
      await work()
      await queries.invalidateQueries({ queryKey: ['accounts'] })
    } catch (reason) {
      setError(reason)
    }
  }
  return (
    <div className="stack">
      {error !== null && <ErrorNote error={error} />}
      {secret && (
        <Note tone="ok" action={<Button onClick={() => setSecret(null)}>{t('account.written')}</Button>}>
          {t('account.once', { name: secret.name })} <strong className="code secret">{secret.password}</strong>
        </Note>
      )}
      <Panel title={t('admin.accounts')} flush extra={<><SendList list="ACCOUNTS" />{can('account.write') && <Button type="primary" onClick={() => setEditing('new')}>{t('account.add')}</Button>}</>}>
        <Loaded query={query} rows={5}>
          {(accounts) => (
            <Scroll label={t('admin.accounts')}>
              <table className="ch-list">
                <thead>
                  <tr><th>{t('account.name')}</th><th>{t('account.displayName')}</th><th>{t('account.kind')}</th><th>{t('account.grants')}</th><th>{t('account.state')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr>
                </thead>
                <tbody>
                  {accounts.map((account) => (
                    <tr key={account.id}>
                      <td className="strong">{account.name}</td>
                      <td>{account.displayName}</td>
                      <td>{t(`account.kind${account.kind}`)}</td>
                      <td>{account.grants.map((grant, i) => <div key={i}>{grantText(grant)}</div>)}</td>
                      <td>{account.disabled ? <Stamp code="DISABLED" /> : account.mustChangePassword ? <span className="faint">{t('account.mustChange')}</span> : <span className="faint">{t('account.active')}</span>}</td>
                      <td className="num nowrap">
                        {can('account.write') && (
                          <span className="row tight">
                            <button type="button" className="link-button" onClick={() => setEditing(account)}>{t('account.change')}</button>
                            <button type="button" className="link-button" onClick={() => void run(async () => { const made = await api.resetPassword(account.id); setSecret({ name: account.name, password: made.password }) })}>{t('account.reset')}</button>
                            <button type="button" className="link-button" onClick={() => void run(() => api.setAccount(account.id, !account.disabled, '', account.version))}>{account.disabled ? t('account.enable') : t('account.disable')}</button>
                          </span>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
        </Loaded>
      </Panel>
      <Drawer open={editing !== null} onClose={() => setEditing(null)} mask={false} size={560} destroyOnHidden title={editing === 'new' ? t('account.add') : t('account.change')}>
        {editing && (
          <AccountForm
            account={editing === 'new' ? undefined : editing}
            done={(made) => {
              setEditing(null)
              if (made) setSecret(made)
              void queries.invalidateQueries({ queryKey: ['accounts'] })
            }}
          />
        )}
      </Drawer>
    </div>
  )
}

interface Fields {
  name: string
  displayName: string
  grants: Grant[]
  locale: string
}

function AccountForm({ account, done }: { account?: AccountView; done: (made?: { name: string; password: string }) => void }) {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (fields: Fields) => {
    setBusy(true)
    setError(null)
    const grants = fields.grants.filter((grant) => grant.role)
    try {
      if (account) {
        await api.amendAccount(account.id, { displayName: fields.displayName, grants, locale: fields.locale }, account.version)
        done()
      } else {
        const made = await api.addAccount({ ...fields, grants })
        done({ name: made.account.name, password: made.password })
      }
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form<Fields> layout="vertical" requiredMark={false} initialValues={account ?? { grants: [{ role: '', everybody: true }], locale: '' }} onFinish={(fields) => void submit(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <Form.Item name="name" label={t('account.name')} rules={[{ required: true, message: t('fields.missing') }]}><Input disabled={account !== undefined} autoCapitalize="none" /></Form.Item>
      <Form.Item name="displayName" label={t('account.displayName')} rules={[{ required: true, message: t('fields.missing') }]}><Input /></Form.Item>
      <Form.Item name="grants" label={t('account.grants')}><GrantsField /></Form.Item>
      <Form.Item name="locale" label={t('shell.language')}><Segmented options={[{ value: '', label: t('account.browser') }, { value: 'zh-Hans', label: '中文' }, { value: 'en', label: 'English' }]} /></Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>{account ? t('account.save') : t('account.addAct')}</Button>
    </Form>
  )
}
