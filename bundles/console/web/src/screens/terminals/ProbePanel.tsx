import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { Probe, TerminalView } from '../../api/types'
import { contactSaid, isEngaged } from '../../parts/said'
import { Letter } from '../../parts/Stamp'
import { ErrorNote, Note } from '../../parts/State'
import { secondsOf } from './ClockGraph'

const LETTERS = { PASSED: 'OK', FAILED: 'FAILED', NOT_REACHED: 'NEVER_SEEN' } as const

/** Asks a terminal now and says which layer stands in the way, with what to do about it. */
export function ProbePanel({ terminal }: { terminal: TerminalView }) {
  const { t } = useTranslation()
  const [probe, setProbe] = useState<Probe | null>(null)
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const ask = async () => {
    setAsking(true)
    setError(null)
    try {
      setProbe(await api.probe(terminal.id))
    } catch (why) {
      setError(why)
    }
    setAsking(false)
  }
  const failed = probe?.steps.find((step) => step.result === 'FAILED')
  return (
    <section className="stack" aria-live="polite">
      <div className="row spread">
        <h3>{t('probe.title')}</h3>
        <Button size="small" loading={asking} onClick={() => void ask()}>{t('probe.ask')}</Button>
      </div>
      {error !== null && <ErrorNote error={error} />}
      {probe && (
        <table className="ch-list">
          <tbody>
            {probe.steps.map((step) => (
              <tr key={step.layer}>
                <td className="nowrap"><Letter code={LETTERS[step.result]} text={t(`probe.result.${step.result}`)} /> <strong>{t(`probe.layer.${step.layer}`)}</strong></td>
                <td className="nowrap">{t(`probe.result.${step.result}`)}</td>
                <td className="small">{contactSaid(step.detail ?? '', t)}</td>
                <td className="num faint nowrap">{step.result === 'NOT_REACHED' ? '' : `${(secondsOf(step.took) * 1000).toFixed(0)} ms`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {failed && <Note tone="miss">{t(`probe.do.${isEngaged(failed.detail) ? 'ENGAGED' : failed.layer}`)}</Note>}
    </section>
  )
}
