import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import { photoOf } from '../../../api/photo'
import type { BackupPin, Biometric, BoundPhone, CredentialView, EmployeeView } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { stamp } from '../../../parts/format'
import { Scroll } from '../../../parts/Scroll'
import { Stamp } from '../../../parts/Stamp'
import { ErrorNote, Loaded, Note } from '../../../parts/State'
import { DecidePhone } from '../../attendance/phones/WaitingPhones'
import { Deliveries } from '../../cards/Deliveries'
import { useSend } from '../../cards/useSend'
import { Consents } from './Consents'
import { Decide } from './Decide'
import { biometricName } from './names'

const USED = ['ISSUED', 'ACTIVE', 'SUSPENDED']

/** Every way in which somebody can show who they are (T005), with what they agreed to. */
export function Factors({ person }: { person: EmployeeView }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const { can } = useSession()
  const credentials = useQuery({ queryKey: ['credentials', person.id], queryFn: () => api.credentialsOf(person.id) })
  const biometrics = useQuery({ queryKey: ['biometrics', person.id], queryFn: () => api.biometrics(person.id) })
  const rules = useQuery({ queryKey: ['biometric-rules'], queryFn: api.biometricRules })
  const phones = useQuery({ queryKey: ['phones', 'of', person.id], queryFn: () => api.phonesOf(person.id) })
  const bound = new Map(phones.data?.map((one): [string, BoundPhone] => [one.id, one]))
  const bodies = new Map(biometrics.data?.map((one): [string, Biometric] => [one.id, one]))
  const takesFaces = rules.data?.some((rule) => rule.kind === 'FACE' && rule.on) ?? false
  return (
    <div className="stack">
      <Loaded query={credentials} rows={3}>
        {(all) => {
          const used = all.filter((one) => USED.includes(one.state))
          return (
            <>
              {isBodyAlone(used) && <Note tone="miss">{t('factors.bodyAlone')}</Note>}
              <Scroll label={t('factors.title')}>
                <table className="ch-list stacks">
                  <thead>
                    <tr>
                      <th>{t('factors.kind')}</th>
                      <th>{t('factors.what')}</th>
                      <th>{t('card.state')}</th>
                      <th>{t('factors.since')}</th>
                      <th>{t('card.validUntil')}</th>
                      <th>{t('factors.quality')}</th>
                      <th className="num">{t('work.act')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    <tr>
                      <td>{t('people.number')}</td>
                      <td className="code">{person.number}</td>
                      <td><Stamp code="ACTIVE" /></td>
                      <td>{person.hiredOn}</td>
                      <td>{person.endedOn ?? t('card.noEnd')}</td>
                      <td />
                      <td />
                    </tr>
                    {used.map((one) => {
                      const body = bodies.get(one.id)
                      const phone = bound.get(one.id)
                      return (
                        <tr key={one.id}>
                          <td>{t(`method.${one.kind}`)}</td>
                          <td className={body || phone ? '' : 'code'}>{body ? biometricName(t, body) : (one.number ?? '–')}</td>
                          <td><Stamp code={one.state}>{t((body || phone) && one.state === 'ISSUED' ? 'factors.waits' : `status.${one.state}`)}</Stamp></td>
                          <td>{stamp(one.issuedAt, zone)}</td>
                          <td>{one.validUntil ? stamp(one.validUntil, zone) : t('card.noEnd')}</td>
                          <td>{body?.quality ?? ''}</td>
                          <td className="num">{body && can('biometric.approve') && <Decide biometric={body} />}{phone && (can('phone.approve') || can('phone.end')) && <DecidePhone phone={phone} />}</td>
                        </tr>
                      )
                    })}
                  </tbody>
                </table>
              </Scroll>
              {used.filter((one) => bodies.has(one.id) && one.state === 'ACTIVE').map((one) => (
                <Deliveries key={one.id} title={t('person.knownAt', { card: t(`method.${one.kind}`) })} added={one.id} />
              ))}
            </>
          )
        }}
      </Loaded>
      <div className="row">
        {takesFaces && can('biometric.enrol') && <TakeFace id={person.id} />}
        {can('credential.issue') && <BackupPinButton id={person.id} />}
      </div>
      <Consents id={person.id} rules={rules.data ?? []} />
    </div>
  )
}

/** A body that fails leaves them outside; a PIN of some days is no lasting help. */
function isBodyAlone(used: CredentialView[]): boolean {
  const active = used.filter((one) => one.state === 'ACTIVE')
  const lasting = active.some((one) => (one.kind === 'CARD' || one.kind === 'PIN') && !one.temporary)
  return !lasting && active.some((one) => one.kind !== 'CARD' && one.kind !== 'PIN' && one.kind !== 'PHONE')
}

function TakeFace({ id }: { id: string }) {
  const { t } = useTranslation()
  const { busy, error, send } = useSend('biometrics')
  const photo = useQuery({ queryKey: ['photo', id], queryFn: () => photoOf(id), staleTime: 60_000 })
  return (
    <div className="stack">
      <Button loading={busy} disabled={!photo.data} onClick={() => void send(() => api.takeFace(id))}>{t('factors.takeFace')}</Button>
      {photo.data === null && <p className="small soft">{t('factors.noPhoto')}</p>}
      {error !== null && <ErrorNote error={error} />}
    </div>
  )
}

function BackupPinButton({ id }: { id: string }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const { busy, error, send } = useSend()
  const [pin, setPin] = useState<BackupPin>()
  return (
    <div className="stack">
      <Button loading={busy} onClick={() => void send(() => api.giveBackupPin(id).then(setPin))}>{t('factors.givePin')}</Button>
      {pin && (
        <Note tone="ok">
          {t('factors.pin')} <strong className="code sign-in-code">{pin.digits}</strong>
          <p className="small">{t('factors.pinUntil', { time: stamp(pin.until, zone) })}</p>
        </Note>
      )}
      {error !== null && <ErrorNote error={error} />}
    </div>
  )
}
