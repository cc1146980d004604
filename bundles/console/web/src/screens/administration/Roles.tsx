import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { LocalName, RoleView } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { useSession } from '../../app/Session'
import { bothNames, LocalNameFields } from '../../parts/Fields'
import { usePermissionWord } from '../../parts/names'
import { nameOf } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { ErrorNote, Loaded } from '../../parts/State'

/** The permission matrix: what each role may do. The suite's own roles stay as they are. */
export default function Roles() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const roles = useQuery({ queryKey: ['roles'], queryFn: api.roles })
  const permissions = useQuery({ queryKey: ['permissions'], queryFn: api.permissions, staleTime: Infinity })
  const [editing, setEditing] = useState<RoleView | 'new' | null>(null)
  const word = usePermissionWord()
  return (
    <Panel title={t('admin.roles')} hint={t('role.hint')} flush extra={can('role.write') && <Button type="primary" onClick={() => setEditing('new')}>{t('role.add')}</Button>}>
      <Loaded query={roles} rows={8}>
        {(list) => (
          <Scroll label={t('admin.roles')}>
            <table className="ch-list matrix">
              <thead>
                <tr>
                  <th>{t('role.permission')}</th>
                  {list.map((role) => (
                    <th key={role.id} className="role-head" scope="col">
                      {nameOf(role.name, i18n.language)}
                      {!role.builtIn && can('role.write') && (
                        <div><button type="button" className="link-button small" onClick={() => setEditing(role)}>{t('account.change')}</button></div>
                      )}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {(permissions.data ?? []).map((permission) => (
                  <tr key={permission}>
                    <th scope="row" className="permission-name"><span className="two-lines"><strong>{word(permission)}</strong><span className="code">{permission}</span></span></th>
                    {list.map((role) => {
                      const has = role.permissions.includes(permission)
                      return (
                        <td key={role.id} className={has ? 'tick' : 'tick none'}>
                          <span aria-hidden="true">{has ? '✓' : '·'}</span>
                          <span className="hidden-text">{has ? t('role.yes') : t('role.no')}</span>
                        </td>
                      )
                    })}
                  </tr>
                ))}
                <tr>
                  <th scope="row">{t('role.masks')}</th>
                  {list.map((role) => (
                    <td key={role.id} className="small">
                      {Object.entries(role.masks).map(([field, mask]) => (
                        <div key={field}>{t(`maskField.${field.replaceAll('.', '-')}`, { defaultValue: field })}: {t(`mask.${mask}`)}</div>
                      ))}
                    </td>
                  ))}
                </tr>
              </tbody>
            </table>
          </Scroll>
        )}
      </Loaded>
      <Drawer open={editing !== null} onClose={() => setEditing(null)} mask={false} size={560} destroyOnHidden title={editing === 'new' ? t('role.add') : t('account.change')}>
        {editing && <RoleForm role={editing === 'new' ? undefined : editing} permissions={permissions.data ?? []} word={word} done={() => setEditing(null)} />}
      </Drawer>
    </Panel>
  )
}

interface Fields {
  id: string
  name: LocalName
  permissions: string[]
}

function RoleForm({ role, permissions, word, done }: { role?: RoleView; permissions: string[]; word: (permission: string) => string; done: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (fields: Fields) => {
    setBusy(true)
    setError(null)
    const draft = { id: fields.id, name: bothNames(fields.name), permissions: fields.permissions ?? [], masks: role?.masks, reach: role?.reach }
    try {
      await (role ? api.putRole(role.id, draft, role.version) : api.addRole(draft))
      await queries.invalidateQueries({ queryKey: ['roles'] })
      done()
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form<Fields> layout="vertical" requiredMark={false} initialValues={role} onFinish={(fields) => void submit(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && <div className="form-error"><ErrorNote error={error} /></div>}
      <Form.Item name="id" label={t('role.id')} extra={t('role.idHint')} rules={[{ required: true, pattern: /^[A-Z][A-Z0-9_]*$/, message: t('role.idHint') }]}><Input disabled={role !== undefined} className="code" /></Form.Item>
      <LocalNameFields />
      <Form.Item name="permissions" label={t('role.permissions')}>
        <Checkbox.Group>
          <div className="permission-grid">
            {permissions.map((permission) => (
              <Checkbox key={permission} value={permission}>{word(permission)}</Checkbox>
            ))}
          </div>
        </Checkbox.Group>
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>{role ? t('account.save') : t('role.addAct')}</Button>
    </Form>
  )
}
