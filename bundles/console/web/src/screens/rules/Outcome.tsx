import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SandboxDay, SandboxOutcome } from '../../api/types'
import { ExplanationLines } from '../../parts/Explanation'
import { hm } from '../../parts/format'
import { Timeline } from '../../parts/timeline/Timeline'

const SHOWN = ['REQUIRED', 'ATTENDED', 'REGULAR', 'LATE', 'EARLY', 'SHORT', 'ABSENT', 'EXTRA', 'OT_WORKDAY', 'OT_REST', 'OT_HOLIDAY', 'OVERTIME', 'LEAVE', 'TRIP', 'CREDITED', 'FORGIVEN', 'NIGHT', 'CORE_LATE', 'MEAL', 'BALANCE_CHARGE']

export function minutesIn(outcome: SandboxOutcome, bucket: string): number {
  return (outcome.minutes as Record<string, number>)[bucket] ?? 0
}

/** More or fewer, with its sign; nothing where nothing moves. */
export function movedBy(minutes: number): string {
  return minutes === 0 ? '·' : `${minutes > 0 ? '+' : '−'}${hm(Math.abs(minutes))}`
}

/** One date both ways: the timeline, the minutes side by side, and why. */
export function DayOutcome({ day, rules }: { day: SandboxDay; rules: string }) {
  const { t } = useTranslation()
  const [which, setWhich] = useState<'now' | 'then'>('then')
  const outcome = day[which]
  const buckets = SHOWN.filter((bucket) => minutesIn(day.now, bucket) !== 0 || minutesIn(day.then, bucket) !== 0)
  return (
    <div className="stack">
      <Timeline
        compact
        date={day.date}
        zone={day.zone}
        segments={outcome.plan.flatMap((one) => one.segments)}
        breaks={outcome.plan.flatMap((one) => one.breaks)}
        windows={[]}
        punches={day.punches.map((punch) => ({ at: punch.at, method: 'CARD', use: ['IN', 'OUT', 'BETWEEN'].includes(punch[which]) ? 'USED' : 'UNUSED' }))}
      />
      {buckets.length === 0 ? <p className="soft">{t('sandbox.none')}</p> : (
        <table className="ch-list sandbox-table">
          <thead><tr><th><StatusWords day={day} /></th><th className="num">{t('sandbox.now')}</th><th className="num">{t('sandbox.then')}</th><th className="num">{t('sandbox.moved')}</th></tr></thead>
          <tbody>
            {buckets.map((bucket) => {
              const now = minutesIn(day.now, bucket)
              const then = minutesIn(day.then, bucket)
              return (
                <tr key={bucket} className={now === then ? undefined : 'chosen'}>
                  <td>{t(`bucket.${bucket}`)}</td>
                  <td className="num soft">{hm(now)}</td>
                  <td className="num"><b>{hm(then)}</b></td>
                  <td className="num">{movedBy(then - now)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <div className="row tight">
        <h3>{t(which === 'then' ? 'sandbox.why' : 'sandbox.whyNow')}</h3>
        <span className="grow" />
        <Segmented size="small" aria-label={t('sandbox.which')} value={which} onChange={setWhich} options={(['now', 'then'] as const).map((value) => ({ value, label: t(`sandbox.${value}`) }))} />
      </div>
      <ExplanationLines lines={outcome.lines} zone={day.zone} rules={rules} />
    </div>
  )
}

/** What the day is called, and what it would be called. */
function StatusWords({ day }: { day: SandboxDay }) {
  const { t } = useTranslation()
  const words = (outcome: SandboxOutcome) => [...new Set([...outcome.statuses, ...outcome.flags.map((flag) => flag.split(' ')[0])])].filter((word) => word !== 'NORMAL').map((word) => t(`trialWord.${word}`))
  const [now, then] = [words(day.now).join(' · '), words(day.then).join(' · ')]
  const normal = t('trialWord.NORMAL')
  return <>{t('sandbox.called', { words: now === then ? now || normal : `${now || normal} → ${then || normal}` })}</>
}
