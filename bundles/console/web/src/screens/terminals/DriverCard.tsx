import { useTranslation } from 'react-i18next'
import type { DriverView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { nameOf, stamp } from '../../parts/format'
import { Stamp } from '../../parts/Stamp'
import { Note } from '../../parts/State'

export type Turn = 'stop' | 'start' | 'remove'

/** One driver: what it is, who stands behind it, what it was tried with. */
export function DriverCard({ driver, users, turn }: { driver: DriverView; users: number; turn?: (turn: Turn) => void }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { jar } = driver
  const name = `${driver.vendor} ${driver.model}`.trim() || driver.id
  return (
    <article className="driver-card">
      <header className="spread">
        <h2>{name}</h2>
        <Stamp code={driver.state} tone={driver.problem ? 'miss' : undefined} />
      </header>
      {driver.problem && <Note tone="miss">{t(`problem.${driver.problem.replaceAll('.', '-')}`, { defaultValue: driver.problem })}</Note>}
      <p className="soft">{driver.roads.map((road) => t(`road.${road}`, { defaultValue: road })).join(' · ')}</p>
      <dl>
        <dt>{t('driver.id')}</dt>
        <dd className="code">{driver.id}</dd>
        <dt>{t('driver.version')}</dt>
        <dd>{jar.version}</dd>
        <dt>{t('driver.file')}</dt>
        <dd>{jar.fileName}</dd>
        <dt>{t('driver.origin')}</dt>
        <dd>{t(`origin.${jar.origin}`, { defaultValue: jar.origin })}</dd>
        <dt>{t('driver.signer')}</dt>
        <dd><Signature signature={driver.signature} /></dd>
        {jar.sha256 && (<><dt>SHA-256</dt><dd className="code">{jar.sha256.slice(0, 16)}…</dd></>)}
        {jar.installedAt && (<><dt>{t('driver.installedAt')}</dt><dd>{stamp(jar.installedAt, zone)} {jar.installedBy}</dd></>)}
        <dt>{t('driver.settings')}</dt>
        <dd>{driver.settings.map((field) => nameOf(field.label, i18n.language) || field.key).join(t('manners.listed')) || '–'}</dd>
        <dt>{t('driver.capabilities')}</dt>
        <dd>{driver.capabilities.map((one) => t(`capability.${one}`, { defaultValue: one })).join(t('manners.listed')) || '–'}</dd>
      </dl>
      <Tried driver={driver} />
      <footer className="spread">
        <span className="small faint">{t('driver.users', { count: users })}</span>
        {turn && (
          <span className="row">
            {driver.state === 'ACTIVE' && <button type="button" className="link-button" onClick={() => turn('stop')}>{t('driver.stop')}</button>}
            {driver.state === 'STOPPED' && <button type="button" className="link-button" onClick={() => turn('start')}>{t('driver.start')}</button>}
            {jar.origin !== 'FEATURE' && <button type="button" className="link-button" onClick={() => turn('remove')}>{t('driver.remove')}</button>}
          </span>
        )}
      </footer>
    </article>
  )
}

/** Never a bare name: anybody can write one into a certificate, so the fingerprint stands beside it. */
export function Signature({ signature }: { signature: DriverView['signature'] }) {
  const { t } = useTranslation()
  const { trust, signer, fingerprint } = signature
  if (trust === 'SUITE' || trust === 'UNSIGNED') return <span className={trust === 'SUITE' ? undefined : 'tone-late'}>{t(`driver.trust.${trust}`)}</span>
  return (
    <>
      <span className={trust === 'KNOWN' ? undefined : 'tone-late'}>{signer} · {t(`driver.trust.${trust}`)}</span>
      {fingerprint && <span className="code small faint fingerprint" title={t('driver.fingerprint')}>{fingerprint.match(/.{1,16}/g)?.join(' ')}</span>}
    </>
  )
}

function Tried({ driver }: { driver: DriverView }) {
  const { t } = useTranslation()
  if (driver.state !== 'ACTIVE') return null
  return (
    <section>
      <h3>{t('driver.tried')}</h3>
      {driver.tried.length === 0 ? (
        <p className="small faint">{t('driver.triedNone')}</p>
      ) : (
        <ul className="driver-tried">
          {driver.tried.map((one) => (
            <li key={`${one.model} ${one.firmware} ${one.evidence}`}>
              {one.model} {one.firmware} <span className={one.evidence === 'REAL' ? 'tone-ok' : 'faint'}>{t(`evidence.${one.evidence}`, { defaultValue: one.evidence })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
