import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { submitOnCtrlEnter } from '../../app/keys'
import { Mark } from '../../parts/Icon'
import { ErrorNote, Note } from '../../parts/State'
import './SignIn.css'

interface Props {
  name: string
  forced?: boolean
  changed: () => void
  /** Signed in by a one-time code: there is no password yet. */
  byCode?: boolean
  away?: () => Promise<void>
}

interface Fields {
  current: string
  next: string
  again: string
}

/** Asked of a person whose password somebody else chose, before anything else; and of anybody who wants to. */
export function ChangePassword({ name, forced = false, byCode = false, changed, away }: Props) {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async ({ current, next }: Fields) => {
    setBusy(true)
    setError(null)
    try {
      await api.changePassword(byCode ? { next } : { current, next })
      changed()
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  const form = (
    <Form<Fields> layout="vertical" requiredMark={false} size={forced ? 'large' : 'middle'} onFinish={(fields) => void submit(fields)} onKeyDown={submitOnCtrlEnter}>
      {error !== null && (
        <div className="form-error">
          <ErrorNote error={error} />
        </div>
      )}
      <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
      {!byCode && (
      <Form.Item name="current" label={forced ? t('password.given') : t('password.current')} rules={[{ required: true, message: t('password.missing') }]}>
        <Input.Password autoComplete="current-password" autoFocus visibilityToggle={false} />
      </Form.Item>
      )}
      <Form.Item name="next" label={t('password.next')} extra={t('password.rule')} rules={[{ required: true, min: 10, message: t('password.rule') }]}>
        <Input.Password autoComplete="new-password" visibilityToggle={false} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={['next']}
        rules={[
          { required: true, message: t('password.missing') },
          ({ getFieldValue }) => ({
            validator: (_, value) => (!value || value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('password.differs')))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" visibilityToggle={false} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block={forced} loading={busy}>
        {t('password.act')}
      </Button>
    </Form>
  )
  if (!forced) return form
  return (
    <div className="sign-in one-column">
      <main className="sign-in-right">
        <div className="sign-in-form">
          <p className="sign-in-mark dark">
            <span className="mark-box"><Mark size={22} /></span> Clockhouse
          </p>
          <h1>{t('password.title')}</h1>
          <Note tone="late">{byCode ? t('password.whyCode') : t('password.why', { name })}</Note>
          {form}
          {away && (
            <p className="sign-in-note">
              <button type="button" className="link-button" onClick={() => void away()}>
                {t('shell.signOut')}
              </button>
            </p>
          )}
        </div>
      </main>
    </div>
  )
}
