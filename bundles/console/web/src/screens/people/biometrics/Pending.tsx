import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../../api/calls'
import { faceOf } from '../../../api/photo'
import type { Biometric } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { nameOf, stamp } from '../../../parts/format'
import { PageHead, Panel } from '../../../parts/Panel'
import { PersonPhoto } from '../../../parts/PersonPhoto'
import { Scroll } from '../../../parts/Scroll'
import { SendList } from '../../../parts/SendList'
import { Empty, Loaded, Refusal } from '../../../parts/State'
import { Decide } from './Decide'
import { biometricName } from './names'

/** Below it a picture is looked at twice. */
const GOOD = 60

/** What waits for approval, the oldest first, beside the photograph on file. */
export default function Pending() {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const { can } = useSession()
  const query = useQuery({ queryKey: ['biometrics', 'pending'], queryFn: api.pendingBiometrics, enabled: can('biometric.approve') })
  if (!can('biometric.approve')) return <Refusal permission="biometric.approve" />
  return (
    <>
      <PageHead title={t('factors.pending')} hint={t('factors.pendingHint')}><SendList list="BIOMETRICS" /></PageHead>
      <Panel label={t('factors.pending')} flush>
        <Loaded query={query} rows={4}>
          {(waiting) =>
            waiting.length === 0 ? (
              <Empty>{t('factors.nothingWaits')}</Empty>
            ) : (
              <Scroll label={t('factors.pending')}>
                <table className="ch-list stacks">
                  <thead>
                    <tr>
                      <th>{t('factors.onFile')}</th>
                      <th>{t('factors.takenPicture')}</th>
                      <th>{t('work.person')}</th>
                      <th>{t('factors.what')}</th>
                      <th>{t('factors.quality')}</th>
                      <th>{t('factors.taken')}</th>
                      <th className="num">{t('work.act')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {waiting.map((one) => (
                      <tr key={one.id}>
                        <td><PersonPhoto id={one.holder?.id} name={one.holder?.name} /></td>
                        <td>{one.picture ? <Picture biometric={one} /> : <span className="soft">{t('factors.noPicture')}</span>}</td>
                        <td>
                          <div className="two-lines">
                            <Link to={`/people/${one.holder?.id}?tab=factors`} className="strong">{nameOf(one.holder?.name, i18n.language)}</Link>
                            <span>{one.holder?.number}</span>
                          </div>
                        </td>
                        <td>{t(`method.${one.kind}`)} · {biometricName(t, one)}</td>
                        <td className={one.quality !== undefined && one.quality < GOOD ? 'strong' : ''}>{one.quality ?? t('factors.unknown')}</td>
                        <td>
                          <div className="two-lines">
                            <span>{stamp(one.taken, zone)}</span>
                            <span>{one.takenBy}</span>
                          </div>
                        </td>
                        <td className="num"><Decide biometric={one} /></td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scroll>
            )
          }
        </Loaded>
      </Panel>
    </>
  )
}

function Picture({ biometric }: { biometric: Biometric }) {
  const { t, i18n } = useTranslation()
  const { data } = useQuery({ queryKey: ['face', biometric.id], queryFn: () => faceOf(biometric.id), staleTime: Infinity, gcTime: 0 })
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!data) return
    const made = URL.createObjectURL(data)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  return address ? <img className="photo" src={address} alt={t('factors.pictureOf', { name: nameOf(biometric.holder?.name, i18n.language) })} /> : <div className="photo" aria-hidden="true" />
}
