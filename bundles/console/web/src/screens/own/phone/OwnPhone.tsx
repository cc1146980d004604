import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { BoundPhone, PhoneRule } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { stamp } from '../../../parts/format'
import { Stamp } from '../../../parts/Stamp'
import { Empty, ErrorNote, Loaded, Note } from '../../../parts/State'
import { useSend } from '../../cards/useSend'
import { bind, canBeBound, forgetKey } from './device'
import { usePhone } from './usePhone'
import '../Own.css'

const HELD = ['ISSUED', 'ACTIVE', 'SUSPENDED']

/** One's phones: how this one is bound, where that stands, and the way to end it. */
export default function OwnPhone() {
  const { t } = useTranslation()
  const { id, rule, on, phones } = usePhone()
  if (!id) return <Empty>{t('own.nobody')}</Empty>
  return (
    <div className="own">
      <h1 className="own-title">{t('phone.own')}</h1>
      <Loaded query={rule} rows={3}>
        {(known) => (on ? <Loaded query={phones} rows={3}>{({ all, here }) => <Phones id={id} rule={known} all={all} here={here} />}</Loaded> : <Empty>{t('phone.off')}</Empty>)}
      </Loaded>
    </div>
  )
}

function Phones({ id, rule, all, here }: { id: string; rule: PhoneRule; all: BoundPhone[]; here?: BoundPhone }) {
  const { t } = useTranslation()
  const held = all.filter((phone) => HELD.includes(phone.state))
  return (
    <>
      {held.map((phone) => <Held key={phone.id} id={id} phone={phone} here={phone.id === here?.id} />)}
      {(!here || !HELD.includes(here.state)) && (canBeBound() ? <Bind id={id} rule={rule} other={held.length > 0} /> : <Note tone="miss">{t('phone.cannot')}</Note>)}
    </>
  )
}

function Held({ id, phone, here }: { id: string; phone: BoundPhone; here: boolean }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const { busy, error, send } = useSend('phones')
  const [sure, setSure] = useState(false)
  const unbind = async () => {
    if ((await send(() => api.endPhone(phone.id, '', phone.version))) && here) await forgetKey(id)
  }
  return (
    <section className="own-card stack" aria-label={phone.label}>
      <div className="own-line">
        <span className="grow"><b>{phone.label}</b>{here && <span className="faint small"> {t('phone.here')}</span>}</span>
        <Stamp code={phone.state}>{t(phone.state === 'ISSUED' ? 'factors.waits' : `status.${phone.state}`)}</Stamp>
      </div>
      <p className="small soft">{phone.approvedAt ? t('phone.boundSince', { time: stamp(phone.approvedAt, zone) }) : t('phone.askedAt', { time: stamp(phone.askedAt, zone) })}</p>
      {error !== null && <ErrorNote error={error} />}
      {sure ? (
        <div className="stack">
          <p>{t('phone.unbindWhat')}</p>
          <Button danger type="primary" size="large" block loading={busy} onClick={() => void unbind()}>{t('phone.unbind')}</Button>
        </div>
      ) : (
        <Button size="large" block onClick={() => setSure(true)}>{t('phone.unbind')}…</Button>
      )}
    </section>
  )
}

/** @param other whether another phone is bound, which ends when this one is approved */
function Bind({ id, rule, other }: { id: string; rule: PhoneRule; other: boolean }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const [label, setLabel] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const words = i18n.language.startsWith('zh') ? rule.zh || rule.en : rule.en || rule.zh
  const ask = async () => {
    setBusy(true)
    setError(null)
    try {
      await bind(id, label.trim(), rule.version)
      await queries.invalidateQueries({ queryKey: ['phones', id] })
    } catch (why) {
      setError(why)
      await queries.invalidateQueries({ queryKey: ['phone-rule'] })
    }
    setBusy(false)
  }
  return (
    <section className="own-card stack" aria-label={t('phone.bind')}>
      <h2 className="own-title">{t('phone.bind')}</h2>
      {other && rule.mostPerPerson === 1 && <Note tone="late">{t('phone.oldEnds')}</Note>}
      <label className="stack">
        <span>{t('phone.label')}</span>
        <Input size="large" value={label} maxLength={60} placeholder={t('phone.labelHint')} onChange={(event) => setLabel(event.target.value)} />
      </label>
      <p className="phone-notice">{words}</p>
      <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>{t('phone.agree')}</Checkbox>
      {error !== null && <ErrorNote error={error} />}
      <Button type="primary" size="large" block loading={busy} disabled={!agreed || label.trim() === ''} onClick={() => void ask()}>{t('phone.ask')}</Button>
    </section>
  )
}
