import { useQuery } from '@tanstack/react-query'
import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../../api/calls'
import type { BoundPhone } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { nameOf, stamp } from '../../../parts/format'
import { Panel } from '../../../parts/Panel'
import { Scroll } from '../../../parts/Scroll'
import { SendList } from '../../../parts/SendList'
import { Empty, ErrorNote, Loaded, Note } from '../../../parts/State'
import { useSend } from '../../cards/useSend'

/** Phones that people ask to have bound, the newest first. */
export function WaitingPhones() {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const query = useQuery({ queryKey: ['phones', 'waiting'], queryFn: api.waitingPhones })
  return (
    <Panel title={t('phone.waiting')} hint={t('phone.waitingHint')} flush extra={<SendList name={t('phone.waiting')} list="BOUND_PHONES" filters={{ state: 'ISSUED' }} />}>
      <Loaded query={query} rows={2}>
        {(waiting) =>
          waiting.length === 0 ? (
            <Empty>{t('phone.nothingWaits')}</Empty>
          ) : (
            <Scroll label={t('phone.waiting')}>
              <table className="ch-list stacks">
                <thead>
                  <tr>
                    <th>{t('work.person')}</th>
                    <th>{t('phone.label')}</th>
                    <th>{t('phone.asked')}</th>
                    <th className="num">{t('work.act')}</th>
                  </tr>
                </thead>
                <tbody>
                  {waiting.map((phone) => (
                    <tr key={phone.id}>
                      <td>
                        <div className="two-lines">
                          <Link to={`/people/${phone.holder.id}?tab=factors`} className="strong">{nameOf(phone.holder.name, i18n.language)}</Link>
                          <span>{phone.holder.number}</span>
                        </div>
                      </td>
                      <td><div className="stack">{phone.label}<Shared phone={phone} /></div></td>
                      <td className="nowrap">{stamp(phone.askedAt, zone)}</td>
                      <td className="num"><DecidePhone phone={phone} /></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
    </Panel>
  )
}

/** Who else has the same phone (T007). */
function Shared({ phone }: { phone: BoundPhone }) {
  const { t, i18n } = useTranslation()
  if (phone.alsoOf.length + phone.alsoOfOthers === 0) return null
  const names = phone.alsoOf.map((one) => `${nameOf(one.name, i18n.language)} ${one.number}`)
  if (phone.alsoOfOthers > 0) names.push(t('phone.others', { count: phone.alsoOfOthers }))
  return <Note tone="miss">{t('phone.alsoOf', { names: names.join(t('manners.listed')) })}</Note>
}

/** Approves what waits; refuses it, or unbinds what is used. */
export function DecidePhone({ phone }: { phone: BoundPhone }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { busy, error, send } = useSend('phones')
  const [reason, setReason] = useState('')
  const waits = phone.state === 'ISSUED'
  const end = t(waits ? 'factors.refuse' : 'phone.unbind')
  return (
    <div className="stack">
      <div className="nowrap">
        {waits && can('phone.approve') && <Button type="primary" size="small" loading={busy} onClick={() => void send(() => api.approvePhone(phone.id, phone.version))}>{t('factors.approve')}</Button>}{' '}
        {can('phone.end') && (
          <Popover
            trigger="click"
            content={
              <div className="stack">
                <Input value={reason} aria-label={t('fields.reason')} placeholder={t('fields.reason')} maxLength={300} onChange={(event) => setReason(event.target.value)} />
                <Button danger type="primary" loading={busy} onClick={() => void send(() => api.endPhone(phone.id, reason, phone.version))}>{end}</Button>
              </div>
            }
          >
            <Button size="small">{end}…</Button>
          </Popover>
        )}
      </div>
      {error !== null && <ErrorNote error={error} />}
    </div>
  )
}
