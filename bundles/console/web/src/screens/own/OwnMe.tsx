import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { languageOf, speak } from '../../i18n'
import { nameOf, stamp } from '../../parts/format'
import { ErrorNote, Loaded } from '../../parts/State'
import { ChangePassword } from '../signin/ChangePassword'
import { Choice } from '../requests/Choice'
import '../requests/Request.css'
import './Own.css'

/** Who one is here, in which language, with which password, and where else one is signed in. */
export default function OwnMe() {
  const { t, i18n } = useTranslation()
  const { session, signOut } = useSession()
  const [password, setPassword] = useState(false)
  const { account, organisation, roles } = session
  return (
    <div className="own">
      <h1 className="hidden-text">{t('areas.me')}</h1>
      <section className="own-card" aria-label={account.displayName || account.name}>
        <h2 className="own-title">{account.displayName || account.name}</h2>
        <p className="soft">{account.name} · {nameOf(organisation?.name, i18n.language)}</p>
        <p className="faint small">{roles.map((role) => nameOf(role.name, i18n.language)).join(' · ')}</p>
      </section>
      <section className="own-card ask" aria-label={t('shell.language')}>
        <Choice legend={t('shell.language')} value={languageOf(i18n.language)} choose={(language) => void speak(language)} options={[{ value: 'zh-Hans', label: '中文' }, { value: 'en', label: 'English' }]} />
        <Button size="large" block onClick={() => setPassword(true)}>{t('shell.changePassword')}</Button>
        <Button size="large" block onClick={() => void signOut()}>{t('shell.signOut')}</Button>
      </section>
      <Sessions />
      <Modal open={password} onCancel={() => setPassword(false)} footer={null} destroyOnHidden title={t('shell.changePassword')}>
        <ChangePassword name={account.name} changed={() => setPassword(false)} />
      </Modal>
    </div>
  )
}

function Sessions() {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const query = useQuery({ queryKey: ['sessions'], queryFn: api.ownSessions })
  const end = async () => {
    try {
      await api.signOutElsewhere()
      await queries.invalidateQueries({ queryKey: ['sessions'] })
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <section className="own-card" aria-label={t('own.sessions')}>
      <h2 className="own-title">{t('own.sessions')}</h2>
      <Loaded query={query} rows={2}>
        {(open) => (
          <div className="stack">
            <ul className="own-list">
              {open.map((one) => (
                <li key={one.signedInAt + one.address} className="own-line">
                  <span className="grow">{one.address} <span className="faint small">{t('own.signedIn', { time: stamp(one.signedInAt, zone) })}</span></span>
                  {one.current && <span className="small strong">{t('own.thisOne')}</span>}
                </li>
              ))}
            </ul>
            {error !== null && <ErrorNote error={error} />}
            {open.length > 1 && <Button danger size="large" block onClick={() => void end()}>{t('own.endOthers', { count: open.length - 1 })}</Button>}
          </div>
        )}
      </Loaded>
    </section>
  )
}
