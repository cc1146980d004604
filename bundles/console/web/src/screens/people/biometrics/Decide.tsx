import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { Biometric } from '../../../api/types'
import { ErrorNote } from '../../../parts/State'
import { useSend } from '../../cards/useSend'

/** Approves what waits; refuses it, or ends what is used, with a reason. */
export function Decide({ biometric }: { biometric: Biometric }) {
  const { t } = useTranslation()
  const { busy, error, send } = useSend('biometrics')
  const [reason, setReason] = useState('')
  const waits = biometric.state === 'ISSUED'
  const end = t(waits ? 'factors.refuse' : 'factors.end')
  return (
    <div className="stack">
      <div className="row tight end">
        {waits && <Button type="primary" size="small" loading={busy} onClick={() => void send(() => api.approveBiometric(biometric.id, biometric.version))}>{t('factors.approve')}</Button>}
        <Popover
          trigger="click"
          content={
            <div className="stack">
              <p className="small soft">{t('factors.endWhat')}</p>
              <Input value={reason} aria-label={t('fields.reason')} placeholder={t('fields.reason')} maxLength={300} onChange={(event) => setReason(event.target.value)} />
              <Button danger type="primary" disabled={reason.trim() === ''} loading={busy} onClick={() => void send(() => api.endBiometric(biometric.id, reason, biometric.version))}>{end}</Button>
            </div>
          }
        >
          <Button size="small">{end}…</Button>
        </Popover>
      </div>
      {error !== null && <ErrorNote error={error} />}
    </div>
  )
}
