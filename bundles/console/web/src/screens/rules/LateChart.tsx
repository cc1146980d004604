import { useTranslation } from 'react-i18next'
import type { TrialLate } from '../../api/types'
import { BARS, barsOf, type LateBar } from './lates'

const WIDTH = 430
const LEFT = 4
const STEP = (WIDTH - 2 * LEFT) / (BARS + 1)
const TOP = 22
const BOTTOM = 172
const HEIGHT = 192

const nameOf = (bar: LateBar) => (bar.until === null ? `≥ ${bar.from}` : bar.from === bar.until ? String(bar.from) : `${bar.from}–${bar.until}`)

/** Lates by their minutes: filled those that stay, dashed those that would be gone, dark those that would be new. The grace of both rules is a line where it changes. */
export function LateChart({ lates, grace }: { lates: TrialLate[]; grace: { now: number; then: number } }) {
  const { t } = useTranslation()
  const bars = barsOf(lates)
  const most = Math.max(1, ...bars.map((bar) => Math.max(bar.now, bar.then)))
  const width = bars[0]?.until ?? 1
  const y = (days: number) => BOTTOM - (days / most) * (BOTTOM - TOP)
  const x = (minutes: number) => LEFT + Math.min(BARS, minutes / width) * STEP
  const sum = (which: 'now' | 'then') => lates.reduce((days, late) => days + late[which], 0)
  const filled = bars.filter((bar) => bar.now > 0 || bar.then > 0)
  const lines = grace.now !== grace.then ? (['now', 'then'] as const) : []
  return (
    <figure className="late-chart">
      <figcaption><b>{t('trial.lates')}</b> <span className="soft">{t('trial.latesHint')}</span></figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('trial.latesSaid', { now: sum('now'), then: sum('then') })}>
        {bars.map((bar, i) => {
          const stay = Math.min(bar.now, bar.then)
          const side = { x: LEFT + i * STEP + 1, width: STEP - 2 }
          return (
            <g key={bar.from}>
              <title>{t('trial.latesOf', { minutes: nameOf(bar), now: bar.now, then: bar.then })}</title>
              {stay > 0 && <rect className="late-stays" {...side} y={y(stay)} height={BOTTOM - y(stay)} />}
              {bar.now > stay && <rect className="late-gone" {...side} y={y(bar.now)} height={y(stay) - y(bar.now)} />}
              {bar.then > stay && <rect className="late-new" {...side} y={y(bar.then)} height={y(stay) - y(bar.then)} />}
              {(i + 1) % 5 === 0 && bar.until !== null && <text x={side.x + side.width / 2} y={HEIGHT - 6} textAnchor="middle">{bar.until}</text>}
              {bar.until === null && <text x={WIDTH - LEFT} y={HEIGHT - 6} textAnchor="end">&gt;</text>}
            </g>
          )
        })}
        <line className="late-floor" x1={LEFT} x2={WIDTH - LEFT} y1={BOTTOM} y2={BOTTOM} />
        {lines.map((which) => {
          const at = x(grace[which])
          const left = which === (grace.now < grace.then ? 'now' : 'then') && at > 90
          return (
            <g key={which} className={`late-grace-${which}`}>
              <line x1={at} x2={at} y1={4} y2={BOTTOM} />
              <text x={at + (left ? -4 : 4)} y={13} textAnchor={left ? 'end' : 'start'}>{t(`trial.grace.${which}`, { minutes: grace[which] })}</text>
            </g>
          )
        })}
      </svg>
      <details>
        <summary>{t('trial.latesTable')}</summary>
        <div className="ch-scroll trial-people" tabIndex={0} role="region" aria-label={t('trial.lates')}>
          <table className="ch-list">
            <thead><tr><th>{t('trial.latesMinutes')}</th><th className="num">{t('sandbox.now')}</th><th className="num">{t('sandbox.then')}</th></tr></thead>
            <tbody>{filled.map((bar) => <tr key={bar.from}><td>{nameOf(bar)}</td><td className="num">{bar.now}</td><td className="num">{bar.then}</td></tr>)}</tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
