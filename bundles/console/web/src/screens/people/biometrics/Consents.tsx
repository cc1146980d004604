import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { BiometricKind, BiometricRule, Consent } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { stamp } from '../../../parts/format'
import { ErrorNote, Loaded } from '../../../parts/State'
import { useSend } from '../../cards/useSend'
import '../../requests/Request.css'

/** What somebody agreed to, kind by kind; kinds that are switched off are shown only where there was something. */
export function Consents({ id, rules }: { id: string; rules: BiometricRule[] }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['consents', id], queryFn: () => api.consents(id) })
  return (
    <section className="stack">
      <h3>{t('factors.consents')}</h3>
      <Loaded query={query} rows={2}>
        {(consents) => {
          const shown = rules.filter((rule) => rule.on || consents.some((one) => one.kind === rule.kind))
          return shown.length === 0 ? (
            <p className="soft">{t('factors.allOff')}</p>
          ) : (
            <ul className="stack">
              {shown.map((rule) => (
                <OneKind key={rule.kind} id={id} rule={rule} consents={consents.filter((one) => one.kind === rule.kind)} />
              ))}
            </ul>
          )
        }}
      </Loaded>
    </section>
  )
}

function OneKind({ id, rule, consents }: { id: string; rule: BiometricRule; consents: Consent[] }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const { can } = useSession()
  const { busy, error, send } = useSend('consents', 'biometrics')
  const [asking, setAsking] = useState<'give' | 'withdraw'>()
  const live = consents.find((one) => !one.ended)
  const last = consents[0]
  const done = (change: Promise<unknown>) => change.then(() => setAsking(undefined))
  return (
    <li className="row">
      <span className="strong">{t(`method.${rule.kind}`)}</span>
      <span className="grow">
        {live ? t('factors.agreed', { time: stamp(live.given, zone), by: live.recordedBy, edition: live.wording }) : last?.ended ? t('factors.withdrawn', { time: stamp(last.ended, zone), by: last.endedBy ?? '' }) : t('factors.notAgreed')}
      </span>
      {can('biometric.consent') && !live && rule.on && <Button size="small" onClick={() => setAsking('give')}>{t('factors.recordConsent')}…</Button>}
      {can('biometric.consent') && live && <Button size="small" onClick={() => setAsking('withdraw')}>{t('factors.withdraw')}…</Button>}
      {asking === 'give' && <Give id={id} kind={rule.kind} busy={busy} error={error} send={(wording) => void send(() => done(api.giveConsent({ employeeId: id, kind: rule.kind, wording })))} close={() => setAsking(undefined)} />}
      <Modal
        open={asking === 'withdraw'}
        title={t('factors.withdrawTitle', { kind: t(`method.${rule.kind}`) })}
        okText={t('factors.withdraw')}
        cancelText={t('manners.keep')}
        okButtonProps={{ danger: true, loading: busy }}
        onOk={() => void send(() => done(api.withdrawConsent({ employeeId: id, kind: rule.kind })))}
        onCancel={() => setAsking(undefined)}
      >
        <p>{t('factors.withdrawWhat')}</p>
        {error !== null && <ErrorNote error={error} />}
      </Modal>
    </li>
  )
}

/** The words are on the screen while the person says yes to them. */
function Give({ kind, busy, error, send, close }: { id: string; kind: BiometricKind; busy: boolean; error: unknown; send: (wording: number) => void; close: () => void }) {
  const { t, i18n } = useTranslation()
  const query = useQuery({ queryKey: ['consents', 'wordings'], queryFn: api.consentWordings })
  const now = query.data?.[0]
  const chinese = i18n.language.startsWith('zh')
  return (
    <Modal
      open
      title={t('factors.consentTitle', { kind: t(`method.${kind}`) })}
      okText={t('factors.saysYes')}
      cancelText={t('manners.keep')}
      okButtonProps={{ loading: busy, disabled: !now }}
      onOk={() => now && send(now.edition)}
      onCancel={close}
    >
      <Loaded query={query} rows={3}>
        {() => (
          <blockquote className="terms">{(chinese ? now?.zh || now?.en : now?.en || now?.zh) ?? ''}</blockquote>
        )}
      </Loaded>
      <p className="small soft">{t('factors.consentHint')}</p>
      {error !== null && <ErrorNote error={error} />}
    </Modal>
  )
}
