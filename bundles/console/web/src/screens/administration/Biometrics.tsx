import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { BackupPinRule, BiometricRule, ConsentWording } from '../../api/types'
import { usePlace } from '../../app/Place'
import { stamp } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { ErrorNote, Loaded } from '../../parts/State'
import { useSend } from '../cards/useSend'

/** What is taken of people's bodies, in which words they agree, and what helps where all fails. */
export default function Biometrics() {
  return (
    <div className="stack">
      <Kinds />
      <Wording />
      <Pins />
    </div>
  )
}

function Kinds() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['biometric-rules'], queryFn: api.biometricRules })
  const set = useMutation({
    mutationFn: ({ rule, ...change }: { rule: BiometricRule; on?: boolean; keepsSamples?: boolean }) =>
      api.setBiometricRule(rule.kind, { on: rule.on, keepsSamples: rule.keepsSamples, ...change }, rule.version),
    onSettled: () => queries.invalidateQueries({ queryKey: ['biometric-rules'] }),
  })
  return (
    <Panel title={t('factors.kinds')} hint={t('factors.kindsHint')}>
      {set.error && <ErrorNote error={set.error} />}
      <Loaded query={query} rows={3}>
        {(rules) => (
          <table className="ch-list stacks">
            <thead><tr><th>{t('factors.kind')}</th><th>{t('factors.takes')}</th><th>{t('factors.keeps')}</th></tr></thead>
            <tbody>
              {rules.map((rule) => (
                <tr key={rule.kind}>
                  <td className="strong">{t(`method.${rule.kind}`)}</td>
                  <td><Switch size="small" checked={rule.on} aria-label={t('factors.takesKind', { kind: t(`method.${rule.kind}`) })} onChange={(on) => set.mutate({ rule, on })} /></td>
                  <td><Switch size="small" checked={rule.keepsSamples} disabled={!rule.on} aria-label={t('factors.keepsKind', { kind: t(`method.${rule.kind}`) })} onChange={(keepsSamples) => set.mutate({ rule, keepsSamples })} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
      <p className="small soft below">{t('factors.keepsHint')}</p>
    </Panel>
  )
}

function Wording() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['consents', 'wordings'], queryFn: api.consentWordings })
  return (
    <Panel title={t('factors.wording')} hint={t('factors.wordingHint')}>
      <Loaded query={query} rows={4}>{(wordings) => (wordings[0] ? <WordingForm key={wordings[0].edition} now={wordings[0]} /> : null)}</Loaded>
    </Panel>
  )
}

function WordingForm({ now }: { now: ConsentWording }) {
  const { t } = useTranslation()
  const { zone } = usePlace()
  const { busy, error, send } = useSend('consents')
  type Fields = { zh: string; en: string }
  return (
    <Form<Fields> layout="vertical" requiredMark={false} initialValues={now} onFinish={(fields) => void send(() => api.rewordConsent(fields))}>
      <p className="soft below">{now.at ? t('factors.edition', { edition: now.edition, time: stamp(now.at, zone), by: now.by ?? '' }) : t('factors.editionShipped')}</p>
      <Form.Item name="zh" label={t('factors.wordsZh')}><Input.TextArea rows={5} maxLength={8000} lang="zh" /></Form.Item>
      <Form.Item name="en" label={t('factors.wordsEn')}><Input.TextArea rows={5} maxLength={8000} lang="en" /></Form.Item>
      {error !== null && <ErrorNote error={error} />}
      <Button htmlType="submit" loading={busy}>{t('factors.newEdition')}</Button>
    </Form>
  )
}

function Pins() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['biometric-rules', 'pins'], queryFn: api.backupPinRule })
  return (
    <Panel title={t('factors.pins')} hint={t('factors.pinsHint')}>
      <Loaded query={query} rows={2}>{(rule) => <PinForm key={rule.version} rule={rule} />}</Loaded>
    </Panel>
  )
}

function PinForm({ rule }: { rule: BackupPinRule }) {
  const { t } = useTranslation()
  const { busy, error, send } = useSend('biometric-rules')
  type Fields = { on: boolean; digits: number; days: number }
  return (
    <Form<Fields> layout="vertical" requiredMark={false} initialValues={rule} onFinish={(fields) => void send(() => api.setBackupPinRule(fields, rule.version))}>
      <div className="row">
        <Form.Item name="on" label={t('factors.pinsOn')} valuePropName="checked"><Switch /></Form.Item>
        <Form.Item name="digits" label={t('factors.pinDigits')}><InputNumber min={6} max={8} /></Form.Item>
        <Form.Item name="days" label={t('factors.pinDays')}><InputNumber min={1} max={90} /></Form.Item>
      </div>
      {error !== null && <ErrorNote error={error} />}
      <Button htmlType="submit" loading={busy}>{t('person.amendAct')}</Button>
    </Form>
  )
}
