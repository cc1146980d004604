import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import { Problem } from '../../api/problem'
import type { DriverView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { nameOf, stamp } from '../../parts/format'
import { FileDrop } from '../../parts/FileDrop'
import { PageHead, Panel } from '../../parts/Panel'
import { Stamp } from '../../parts/Stamp'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import './Terminals.css'

type Wish = { kind: 'install'; file: File } | { kind: 'remove'; driver: DriverView }

/** Installed drivers; dropping a jar installs or updates one, after the password was given again. */
export default function Drivers() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { zone } = usePlace()
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['drivers'], queryFn: api.drivers })
  const terminals = useQuery({ queryKey: ['terminals'], queryFn: api.terminals, enabled: can('terminal.read') })
  const [wish, setWish] = useState<Wish | null>(null)
  const [password, setPassword] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState('')

  const carryOut = async () => {
    if (!wish) return
    setBusy(true)
    setError(null)
    try {
      await api.confirmPassword(password)
      if (wish.kind === 'install') {
        const driver = await api.installDriver(wish.file)
        setDone(t('driver.installed', { name: `${driver.model} ${driver.jar.version}` }))
      } else {
        await api.removeDriver(wish.driver.id)
        setDone(t('driver.removed', { name: wish.driver.model }))
      }
      setWish(null)
      await Promise.all(['drivers', 'terminals'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
    } catch (reason) {
      setError(reason)
    } finally {
      setPassword('')
      setBusy(false)
    }
  }
  const users = (id: string) => terminals.data?.filter((terminal) => terminal.driver === id).length ?? 0
  return (
    <>
      <PageHead title={t('driver.title')} hint={query.data ? t('driver.count', { count: query.data.length }) : undefined}>
        <Link to="/terminals">{t('driver.toTerminals')}</Link>
      </PageHead>
      <div className="columns side">
        <div className="stack">
          {done && <Note tone="ok">{done}</Note>}
          <Loaded query={query} rows={4} what={t('driver.title')}>
            {(drivers) =>
              drivers.length === 0 ? (
                <Panel><Empty>{t('driver.none')}</Empty></Panel>
              ) : (
                <div className="driver-grid">
                  {drivers.map((driver) => (
                    <article key={driver.id} className="driver-card">
                      <header className="spread">
                        <h2>{driver.vendor} {driver.model}</h2>
                        <Stamp code={driver.state} tone={driver.problem ? 'miss' : undefined} />
                      </header>
                      {driver.problem && <Note tone="miss">{driver.problem}</Note>}
                      <p className="soft">{driver.roads.map((road) => t(`road.${road}`, { defaultValue: road })).join(' · ')}</p>
                      <dl>
                        <dt>{t('driver.id')}</dt>
                        <dd className="code">{driver.id}</dd>
                        <dt>{t('driver.version')}</dt>
                        <dd>{driver.jar.version}</dd>
                        <dt>{t('driver.file')}</dt>
                        <dd>{driver.jar.fileName}</dd>
                        <dt>{t('driver.origin')}</dt>
                        <dd>{t(`origin.${driver.jar.origin}`, { defaultValue: driver.jar.origin })}</dd>
                        <dt>{t('driver.signer')}</dt>
                        <dd>{driver.jar.signer ?? <span className="tone-late">{t('driver.unsigned')}</span>}</dd>
                        {driver.jar.sha256 && (<><dt>SHA-256</dt><dd className="code">{driver.jar.sha256.slice(0, 16)}…</dd></>)}
                        {driver.jar.installedAt && (<><dt>{t('driver.installedAt')}</dt><dd>{stamp(driver.jar.installedAt, zone)} {driver.jar.installedBy}</dd></>)}
                        <dt>{t('driver.settings')}</dt>
                        <dd>{driver.settings.map((field) => nameOf(field.label, i18n.language) || field.key).join(', ') || '–'}</dd>
                        <dt>{t('driver.capabilities')}</dt>
                        <dd>{driver.capabilities.map((one) => t(`capability.${one}`, { defaultValue: one })).join(', ') || '–'}</dd>
                      </dl>
                      <footer className="spread">
                        <span className="small faint">{t('driver.users', { count: users(driver.id) })}</span>
                        {can('driver.install') && <button type="button" className="link-button" onClick={() => setWish({ kind: 'remove', driver })}>{t('driver.remove')}</button>}
                      </footer>
                    </article>
                  ))}
                </div>
              )
            }
          </Loaded>
        </div>
        {can('driver.install') && (
          <Panel title={t('driver.install')} hint={t('driver.installHint')}>
            <div className="stack">
              {wish ? (
                <form
                  className="stack"
                  onSubmit={(event) => {
                    event.preventDefault()
                    void carryOut()
                  }}
                >
                  <Note tone="late">
                    {wish.kind === 'install' ? t('driver.askInstall', { file: wish.file.name, size: Math.ceil(wish.file.size / 1024) }) : t('driver.askRemove', { name: wish.driver.model, count: users(wish.driver.id) })}
                  </Note>
                  <label>
                    <span>{t('driver.password')}</span>
                    <Input.Password autoFocus autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} visibilityToggle={false} />
                  </label>
                  <div className="row">
                    <Button type="primary" danger={wish.kind === 'remove'} htmlType="submit" loading={busy} disabled={!password}>{wish.kind === 'install' ? t('driver.installAct') : t('driver.removeAct')}</Button>
                    <Button onClick={() => setWish(null)}>{t('manners.keep')}</Button>
                  </div>
                </form>
              ) : (
                <FileDrop accept=".jar" chosen={(file) => { setDone(''); setError(null); setWish({ kind: 'install', file }) }}>
                  <p>{t('driver.drop')}</p>
                  <p className="small faint">{t('driver.dropHint')}</p>
                </FileDrop>
              )}
              {error !== null && (error instanceof Problem && error.code.includes('password') ? <Note tone="miss">{t('driver.wrongPassword')}</Note> : <ErrorNote error={error} />)}
              <p className="small faint">{t('driver.nothingRestarts')}</p>
            </div>
          </Panel>
        )}
      </div>
    </>
  )
}
