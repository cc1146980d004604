import { Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { Problem } from '../../api/problem'
import type { SessionView } from '../../api/types'
import { nameOf } from '../../parts/format'
import { Mark } from '../../parts/Icon'
import { LanguageSwitch } from '../../parts/LanguageSwitch'
import { ErrorNote, Note } from '../../parts/State'
import { Dial } from './Dial'
import { useWelcome } from './welcome'
import './SignIn.css'

/** Remembered until the password is chosen: whether the sign-in was by a one-time code. */
export const BY_CODE = 'clockhouse.byCode'

interface Fields {
  name: string
  password: string
}

export function SignIn({ signedIn }: { signedIn: (session: SessionView) => void }) {
  const { t, i18n } = useTranslation()
  const welcome = useWelcome()
  const [form] = Form.useForm<Fields>()
  const [first, setFirst] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [caps, setCaps] = useState(false)
  useEffect(() => {
    document.title = `${t('signIn.title')} · Clockhouse`
  }, [t])

  const submit = async ({ name, password }: Fields) => {
    setBusy(true)
    setError(null)
    try {
      sessionStorage.setItem(BY_CODE, first ? '1' : '')
      signedIn(await api.signIn(first ? { name: name.trim(), code: password.trim() } : { name: name.trim(), password }))
    } catch (reason) {
      setError(reason)
      setBusy(false)
      form.setFieldValue('password', '')
      form.focusField('password')
    }
  }

  return (
    <div className="sign-in">
      <aside className="sign-in-left pine">
        <p className="sign-in-mark">
          <Mark size={32} /> Clockhouse
        </p>
        <Dial arcs={welcome.arcs} hour={welcome.hour} minute={welcome.minute} />
        <p className="sign-in-foot">
          <span>{t('signIn.serverTime', { time: welcome.time })}</span>
          {welcome.version && <span>{t('signIn.version', { version: welcome.version })}</span>}
        </p>
      </aside>
      <main className="sign-in-right">
        <div className="sign-in-language">
          <LanguageSwitch />
        </div>
        <div className="sign-in-form">
          <h1>{nameOf(welcome.organisation, i18n.language) || 'Clockhouse'}</h1>
          <p className="soft">{t('signIn.subtitle', { host: location.hostname })}</p>
          {error !== null && <Refused error={error} first={first} />}
          <Form<Fields> form={form} layout="vertical" requiredMark={false} size="large" onFinish={(fields) => void submit(fields)}>
            <Form.Item name="name" label={first ? t('signIn.number') : t('signIn.account')} rules={[{ required: true, message: t('signIn.nameMissing') }]}>
              <Input autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} />
            </Form.Item>
            <Form.Item
              name="password"
              label={
                <span className="spread grow">
                  <span>{first ? t('signIn.code') : t('signIn.password')}</span>
                  {caps && <span className="small strong tone-late">{t('signIn.caps')}</span>}
                </span>
              }
              rules={[{ required: true, message: first ? t('signIn.codeMissing') : t('signIn.passwordMissing') }]}
            >
              <Input
                type={first ? 'text' : 'password'}
                autoComplete={first ? 'one-time-code' : 'current-password'}
                status={error ? 'error' : undefined}
                onKeyUp={(event) => setCaps(!first && event.getModifierState('CapsLock'))}
              />
            </Form.Item>
            <Button type="primary" htmlType="submit" block loading={busy}>
              {t('signIn.act')}
            </Button>
          </Form>
          <p className="sign-in-or">
            <span>{t('signIn.or')}</span>
          </p>
          <Button size="large" block onClick={() => { setFirst(!first); setError(null) }}>
            {first ? t('signIn.withPassword') : t('signIn.withCode')}
          </Button>
          <p className="small faint sign-in-note">{first ? t('signIn.codeNote') : t('signIn.audited')}</p>
        </div>
      </main>
    </div>
  )
}

/** A refused sign-in says how many tries are left and when the lock ends. */
export function Refused({ error, first }: { error: unknown; first: boolean }) {
  const { t } = useTranslation()
  if (!(error instanceof Problem) || ![401, 422, 423, 429].includes(error.status)) return <ErrorNote error={error} />
  const left = Number(error.params.triesLeft)
  const wait = Number(error.params.retryAfterSeconds ?? error.params.retryAfter)
  const lock = Number.isFinite(wait) && wait > 0 ? (wait < 90 ? t('signIn.lockedForSeconds', { seconds: Math.ceil(wait) }) : t('signIn.lockedFor', { minutes: Math.ceil(wait / 60) })) : t('signIn.lockedWait')
  if (error.status === 429 || error.status === 423 || error.code.includes('lock')) {
    return <Note tone="miss"><strong>{t('signIn.locked')}</strong> {lock}</Note>
  }
  return (
    <Note tone="miss">
      <strong>{first ? t('signIn.wrongCode') : t('signIn.wrong')}{Number.isFinite(left) ? ` ${left > 0 ? t('signIn.triesLeft', { count: left }) : t('signIn.noTries')}` : ''}</strong>{' '}
      {left === 0 && wait > 0 ? `${lock} ` : ''}{first ? t('signIn.wrongCodeWhy') : t('signIn.wrongWhy')}
    </Note>
  )
}
