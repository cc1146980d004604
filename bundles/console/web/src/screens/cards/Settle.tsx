import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FeeState, FeeView } from '../../api/types'
import { useSession } from '../../app/Session'
import { Stamp } from '../../parts/Stamp'
import { useMoney } from './money'

/** How a fee is settled: paid here, kept back from the pay, or waived with a reason by those who may. */
export function Settle({ fee, settle, busy, letters = false }: { fee: FeeView; settle: (state: FeeState, reason?: string) => void; busy: boolean; letters?: boolean }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const money = useMoney()
  const [reason, setReason] = useState<string | null>(null)
  if (fee.state !== 'DUE') return <p><b>{money(fee)}</b> <Stamp code={`FEE_${fee.state}`} /> {fee.reason && <span className="soft">{fee.reason}</span>}</p>
  return (
    <div className="row">
      <b>{money(fee)}</b>
      <Button disabled={busy} onClick={() => settle('PAID')}>{t('fee.paid')} {letters && <span className="desk-key">M</span>}</Button>
      <Button disabled={busy} onClick={() => settle('TO_DEDUCT')}>{t('fee.toDeduct')} {letters && <span className="desk-key">D</span>}</Button>
      {can('credential.waive') &&
        (reason === null ? (
          <Button disabled={busy} onClick={() => setReason('')}>{t('fee.waive')}…</Button>
        ) : (
          <form
            className="row tight"
            onSubmit={(event) => {
              event.preventDefault()
              settle('WAIVED', reason)
            }}
          >
            <Input autoFocus aria-label={t('fee.why')} placeholder={t('fee.why')} value={reason} onChange={(event) => setReason(event.target.value)} onKeyDown={(event) => event.key === 'Escape' && setReason(null)} />
            <Button type="primary" htmlType="submit" disabled={busy || !reason.trim()}>{t('fee.waive')}</Button>
          </form>
        ))}
    </div>
  )
}
