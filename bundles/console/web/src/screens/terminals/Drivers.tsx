import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import { Problem } from '../../api/problem'
import type { DriverOffer, DriverView } from '../../api/types'
import { useSession } from '../../app/Session'
import { FileDrop } from '../../parts/FileDrop'
import { sizeText } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'
import { DriverCard, Signature, type Turn } from './DriverCard'
import { type Act, type Before, DriverEffects, serves, standings } from './DriverEffects'
import { TerminalPages } from './TerminalPages'
import './Terminals.css'

type Wish = { act: 'install'; file: File; offer: DriverOffer } | { act: Turn; driver: DriverView }

/** What was done, with how its terminals stood before. */
type Done = { act: Act; text: string; driver: Pick<DriverView, 'id' | 'roads'>; before: Before }

/** Where one that came with the suite rests behind it, that one goes on. */
const wordOf = ({ act, driver }: { act: Turn; driver: DriverView }) => (act === 'remove' && driver.shipped ? 'removeShipped' : act)

const namesOf = (driver: DriverView) => ({ name: titleOf(driver), version: driver.jar.version, shipped: driver.shipped })

const titleOf = (driver: DriverView) => `${driver.vendor} ${driver.model}`.trim() || driver.id

/** Installed drivers. What an act means for each terminal stands beside it before the password is given, and after it was done. */
export default function Drivers() {
  const { t } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const [wish, setWish] = useState<Wish | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [error, setError] = useState<unknown>(null)
  const turn = useRef<HTMLDivElement>(null)
  const query = useQuery({ queryKey: ['drivers'], queryFn: api.drivers })
  const terminals = useQuery({ queryKey: ['terminals'], queryFn: api.terminals, enabled: can('terminal.read'), refetchInterval: done ? 3_000 : false })
  const usersOf = (driver?: Pick<DriverView, 'id'>) => terminals.data?.filter((terminal) => serves(driver?.id ?? '', terminal.driver)) ?? []

  // The card that was pressed may be far below; what it means is asked, and told afterwards, where it can be seen.
  useEffect(() => {
    if (wish ?? done ?? error) turn.current?.scrollIntoView?.({ block: 'nearest' })
  }, [wish, done, error])

  const installing = wish === null || wish.act === 'install'

  const ask = (next: Wish | null) => {
    setDone(null)
    setError(null)
    setWish(next)
  }
  const look = (file: File) => {
    ask(null)
    api.checkDriver(file).then((offer) => setWish({ act: 'install', file, offer }), setError)
  }
  const carriedOut = async (made: Done) => {
    setDone(made)
    setWish(null)
    await Promise.all(['drivers', 'terminals'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
  }
  return (
    <>
      <TerminalPages />
      <PageHead title={t('driver.title')} hint={query.data ? t('driver.count', { count: query.data.length }) : undefined} />
      <div className="columns side">
        <div className="stack">
          <Loaded query={query} rows={4} what={t('driver.title')}>
            {(drivers) =>
              drivers.length === 0 ? (
                <Panel><Empty>{t('driver.none')}</Empty></Panel>
              ) : (
                <div className="driver-grid">
                  {drivers.map((driver) => (
                    <DriverCard key={`${driver.id} ${driver.jar.fileName}`} driver={driver} users={usersOf(driver).length} turn={can('driver.install') ? (act) => ask({ act, driver }) : undefined} />
                  ))}
                </div>
              )
            }
          </Loaded>
        </div>
        {can('driver.install') && (
          <div className="driver-turn" ref={turn}>
            <Panel title={installing ? t('driver.install') : t(`driver.act.${wish.act}`)} hint={installing ? t('driver.installHint') : undefined}>
              <div className="stack">
                {wish ? (
                  <WishForm key={wish.act} wish={wish} users={usersOf(wish.act === 'install' ? wish.offer.replaces : wish.driver)} done={carriedOut} drop={() => ask(null)} />
                ) : (
                  <FileDrop accept=".jar" chosen={look}>
                    <p>{t('driver.drop')}</p>
                    <p className="small faint">{t('driver.dropHint')}</p>
                  </FileDrop>
                )}
                {error !== null && <ErrorNote error={error} />}
                {done && (
                  <>
                    <Note tone="ok">{done.text}</Note>
                    <DriverEffects act={done.act} driver={done.driver} terminals={usersOf(done.driver)} before={done.before} />
                  </>
                )}
                {installing && <p className="small faint">{t('driver.nothingRestarts')}</p>}
              </div>
            </Panel>
          </div>
        )}
      </div>
    </>
  )
}

function WishForm({ wish, users, done, drop }: { wish: Wish; users: Parameters<typeof standings>[0]; done: (done: Done) => Promise<void>; drop: () => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const driver = wish.act === 'install' ? wish.offer.replaces : wish.driver
  const carryOut = async () => {
    setBusy(true)
    setError(null)
    try {
      const before = standings(users)
      await api.confirmPassword(password)
      if (wish.act === 'install') {
        const made = await api.installDriver(wish.file)
        await done({ act: wish.act, text: t('driver.installed', { name: `${titleOf(made)} ${made.jar.version}` }), driver: made, before })
      } else {
        if (wish.act === 'remove') await api.removeDriver(wish.driver.id)
        else await api.setDriver(wish.driver.id, wish.act === 'stop' ? 'STOPPED' : 'ACTIVE')
        await done({ act: wish.act, text: t(`driver.done.${wordOf(wish)}`, namesOf(wish.driver)), driver: wish.driver, before })
      }
    } catch (reason) {
      setError(reason)
      setPassword('')
      setBusy(false)
    }
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void carryOut()
      }}
    >
      <Note tone="late">
        {wish.act === 'install' ? t('driver.askInstall', { file: wish.file.name, size: sizeText(wish.file.size) }) : t(`driver.ask.${wordOf(wish)}`, namesOf(wish.driver))}
      </Note>
      {wish.act === 'install' && (
        <dl className="driver-offer">
          <dt>{t('driver.version')}</dt>
          <dd>{wish.offer.replaces ? t('driver.replaces', { now: wish.offer.replaces.jar.version, next: wish.offer.version, name: titleOf(wish.offer.replaces) }) : t('driver.isNew', { version: wish.offer.version })}</dd>
          <dt>{t('driver.signer')}</dt>
          <dd><Signature signature={wish.offer.signature} /></dd>
        </dl>
      )}
      {driver && <DriverEffects act={wish.act} driver={driver} terminals={users} />}
      <label>
        <span>{t('driver.password')}</span>
        <Input.Password autoFocus autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} visibilityToggle={false} />
      </label>
      <div className="row">
        <Button type="primary" danger={wish.act === 'remove' || wish.act === 'stop'} htmlType="submit" loading={busy} disabled={!password}>{t(`driver.act.${wish.act}`)}</Button>
        <Button onClick={drop}>{t('manners.keep')}</Button>
      </div>
      {error !== null && (error instanceof Problem && error.code.includes('password') ? <Note tone="miss">{t('driver.wrongPassword')}</Note> : <ErrorNote error={error} />)}
    </form>
  )
}
