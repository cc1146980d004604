import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { AttemptStatistics, TerminalView } from '../../api/types'
import { addDays, minutesOf, today } from '../../parts/format'
import { Empty, Loaded, Note } from '../../parts/State'

const WIDTH = 520
const HEIGHT = 96
const FLOOR = 76
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** 2.4 % of attempts; a dash where there was none. */
export function rateText(accepted: number, refused: number): string {
  const all = accepted + refused
  return all === 0 ? '—' : `${((100 * refused) / all).toFixed(1)}%`
}

/** How attempts at one terminal went: refused ones by hour, by method and by reason. */
export function AttemptPanel({ terminal }: { terminal: TerminalView }) {
  const { t } = useTranslation()
  const [days, setDays] = useState(1)
  const until = today(terminal.zone)
  const query = useQuery({
    queryKey: ['attempts', terminal.id, days, until],
    queryFn: () => api.attempts(terminal.id, addDays(until, 1 - days), until),
  })
  return (
    <section className="stack">
      <div className="row spread">
        <h3>{t('attempt.title')}</h3>
        <Segmented size="small" aria-label={t('clock.span')} value={days} onChange={setDays} options={[1, 7, 30].map((value) => ({ value, label: value === 1 ? t('attempt.today') : t('clock.days', { count: value }) }))} />
      </div>
      <Loaded query={query} rows={4}>
        {(statistics) => (statistics.accepted + statistics.refused === 0 ? <Empty>{t('attempt.none')}</Empty> : <Shown statistics={statistics} />)}
      </Loaded>
    </section>
  )
}

function Shown({ statistics }: { statistics: AttemptStatistics }) {
  const { t } = useTranslation()
  const { accepted, refused } = statistics
  const delay = minutesOf(statistics.delay)
  return (
    <>
      <p className="small">
        <strong>{t('attempt.counts', { refused, all: accepted + refused })}</strong> · {rateText(accepted, refused)} · {t('attempt.usual', { rate: rateText(statistics.allAccepted, statistics.allRefused) })}
        {delay !== null && ` · ${t('attempt.delay', { time: `${(delay * 60).toFixed(1)} s` })}`}
      </p>
      {statistics.aboveNorm && <Note tone="late">{t('attempt.aboveNorm')}</Note>}
      {refused > 0 && <ByHour statistics={statistics} />}
      {refused > 0 && (
        <table className="ch-list">
          <thead>
            <tr><th>{t('attempt.method')}</th><th className="num">{t('attempt.all')}</th><th className="num">{t('attempt.refused')}</th><th className="num">{t('attempt.rate')}</th></tr>
          </thead>
          <tbody>
            {statistics.methods.map((one) => (
              <tr key={one.method}>
                <td>{t(`method.${one.method}`)}</td>
                <td className="num">{one.accepted + one.refused}</td>
                <td className="num">{one.refused}</td>
                <td className="num">{rateText(one.accepted, one.refused)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {statistics.reasons.length > 0 && (
        <ul className="small attempt-reasons">
          {statistics.reasons.map((one) => <li key={one.reason ?? ''}>{reasonSaid(one.reason, t)} <span className="faint">{one.refused}</span></li>)}
        </ul>
      )}
    </>
  )
}

/** The suite's word for a reason, and what the terminal added to it. */
function reasonSaid(reason: string | undefined, t: (key: string, options?: Record<string, string>) => string): string {
  const [, word = '', said = ''] = /^([A-Z_]+)(?:: (.*))?$/.exec(reason ?? '') ?? []
  const known = t(`refusal.${word || 'OTHER'}`, { defaultValue: reason ?? '' })
  return said ? `${known} (${said})` : known
}

function ByHour({ statistics }: { statistics: AttemptStatistics }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...statistics.hours.map((one) => one.refused))
  const step = WIDTH / 24
  const at = new Map(statistics.hours.map((one) => [one.hour, one]))
  return (
    <svg className="hour-graph" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('attempt.byHour', { hours: statistics.hours.filter((one) => one.refused > 0).map((one) => `${one.hour}: ${one.refused}`).join(', ') })}>
      {HOURS.map((hour) => {
        const refused = at.get(hour)?.refused ?? 0
        const height = (refused / most) * (FLOOR - 16)
        return (
          <g key={hour}>
            {refused > 0 && <rect x={hour * step + 3} width={step - 6} y={FLOOR - height} height={height} />}
            {refused > 0 && <text x={(hour + 0.5) * step} y={FLOOR - height - 4} textAnchor="middle">{refused}</text>}
            {hour % 2 === 0 && <text className="faint" x={(hour + 0.5) * step} y={HEIGHT - 6} textAnchor="middle">{String(hour).padStart(2, '0')}</text>}
          </g>
        )
      })}
      <line x1="0" x2={WIDTH} y1={FLOOR} y2={FLOOR} />
    </svg>
  )
}
