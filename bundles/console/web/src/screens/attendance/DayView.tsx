import { useTranslation } from 'react-i18next'
import type { DayPunch, PersonDay, ResultView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { BucketBar } from '../../parts/BucketBar'
import { ExplanationLines } from '../../parts/Explanation'
import { dayOf, hm, nameOf } from '../../parts/format'
import { flagKind } from '../../parts/grid/cells'
import { DayPay } from '../../parts/PayLines'
import { Severity } from '../../parts/Severity'
import { Stamp } from '../../parts/Stamp'
import { Empty, Note } from '../../parts/State'
import { instantOf } from '../../parts/timeline/geometry'
import { Timeline, type TimelinePunch } from '../../parts/timeline/Timeline'
import type { Tone } from '../../theme/theme'

const MISSING = ['MISSING_IN', 'MISSING_OUT', 'OUT_WITHOUT_IN', 'MAX_SPAN']

export function isMissing(results: ResultView[]): boolean {
  return results.some((result) => result.status === 'ABSENT' || result.flags.some((flag) => MISSING.includes(flagKind(flag))))
}

/** The statuses of a day, worst first. */
export function DayStamps({ results }: { results: ResultView[] }) {
  const { t, i18n } = useTranslation()
  const stamps: { code: string; text: string; tone?: Tone }[] = []
  for (const { status, flags, minutes } of results) {
    if (status === 'ABSENT') stamps.push({ code: 'ABSENT', text: t('status.ABSENT') })
    if (status === 'HALF_DAY') stamps.push({ code: 'HALF_DAY_ABSENT', text: t('status.HALF_DAY_ABSENT') })
    for (const flag of flags) {
      const kind = flagKind(flag)
      const value = flag.slice(kind.length + 1)
      if (i18n.exists(`dayFlag.${kind}`)) stamps.push({ code: MISSING.includes(kind) ? 'MISSING' : kind === 'UNASSIGNED' ? 'UNPLANNED' : 'UNKNOWN', text: `${t(`dayFlag.${kind}`)}${value ? ` ${value}` : ''}` })
    }
    if (minutes.LATE) stamps.push({ code: 'LATE', text: `${t('status.LATE')} ${hm(minutes.LATE)}` })
    if (minutes.EARLY) stamps.push({ code: 'EARLY', text: `${t('status.EARLY')} ${hm(minutes.EARLY)}` })
  }
  return (
    <>
      {stamps.map((stamp) => (
        <Stamp key={stamp.code + stamp.text} code={stamp.code}>
          {stamp.text}
        </Stamp>
      ))}
    </>
  )
}

const GRAVEST_FIRST = ['HIGH', 'MEDIUM', 'LOW'] as const

/** The severity of the gravest that is to be looked at; nothing on a day in order. */
export function DaySeverity({ day }: { day: PersonDay }) {
  const { t } = useTranslation()
  const gravest = GRAVEST_FIRST.find((severity) => day.exceptions.some((exception) => exception.severity === severity))
  return gravest ? <span className="small" title={day.exceptions.map((exception) => `${t(`trialWord.${exception.name}`)}: ${t(`severity.${exception.severity}`)}`).join('\n')}>{t('severity.of')} <Severity of={gravest} /></span> : null
}

function useOf(punch: DayPunch): TimelinePunch['use'] {
  return ['IN', 'OUT', 'BETWEEN'].includes(punch.use) ? 'USED' : 'UNUSED'
}

/** Colour only where the punch causes a status: the first in of a late day, the last out of an early one. */
function toneOf(punch: DayPunch, results: ResultView[]): Tone | undefined {
  const mine = results.filter((result) => punch.ordinals.includes(result.ordinal))
  if (punch.use === 'IN' && mine.some((result) => (result.minutes.LATE ?? 0) > 0)) return 'late'
  if (punch.use === 'OUT' && mine.some((result) => (result.minutes.EARLY ?? 0) > 0)) return 'late'
  return undefined
}

/** Approved leave, trips and overtime as bands; a correction that was approved is a pin like any other. */
const BANDS: Record<string, { code: string; tone: Tone }> = {
  LEAVE: { code: 'LEAVE', tone: 'leave' },
  LEAVE_UNPAID: { code: 'LEAVE', tone: 'leave' },
  LEAVE_CREDIT: { code: 'LEAVE', tone: 'leave' },
  TRIP: { code: 'TRIP', tone: 'trip' },
  OVERTIME: { code: 'OVERTIME', tone: 'ot' },
}

/** What was approved is listed with the dates next to it too: these belong to this one. */
function grantedOf(day: PersonDay) {
  return day.granted.filter((one) => (one.use !== undefined && one.use !== 'OTHER_DATE') || dayOf(one.from, day.zone) === day.date || (BANDS[one.kind] && dayOf(one.from, day.zone) <= day.date && dayOf(one.until, day.zone) >= day.date))
}

/** Whether a line of time has anything to show. */
export function isSomething(day: PersonDay): boolean {
  return day.plan.length > 0 || grantedOf(day).length > 0 || day.punches.some((punch) => punch.ordinals.length > 0 || punch.local.slice(0, 10) === day.date)
}

/** @param proposed the wall time of a correction that somebody is typing */
export function DayTimeline({ day, compact = false, proposed = null }: { day: PersonDay; compact?: boolean; proposed?: string | null }) {
  const { t, i18n } = useTranslation()
  const { date } = usePlace()
  return (
    <Timeline
      date={day.date}
      zone={day.zone}
      compact={compact}
      now={day.date === date ? new Date().toISOString() : undefined}
      segments={day.plan.flatMap((occurrence) => occurrence.segments)}
      breaks={day.plan.flatMap((occurrence) => occurrence.breaks)}
      windows={day.plan.map((occurrence) => ({ ...occurrence.window, text: t('timeline.window') }))}
      bands={grantedOf(day).flatMap((one) => {
        const band = BANDS[one.kind]
        return band ? [{ ...band, from: one.from, until: one.until, text: t(`status.${band.code}`), approved: true }] : []
      })}
      punches={[...day.punches
        .filter((punch) => punch.ordinals.length > 0 || punch.local.slice(0, 10) === day.date)
        .map((punch) => ({
          at: punch.at,
          method: punch.method,
          use: useOf(punch),
          tone: toneOf(punch, day.results),
          where: nameOf(punch.terminalName, i18n.language),
          effect: t(`punchUse.${punch.use}`),
        })),
        ...grantedOf(day).filter((one) => !BANDS[one.kind]).map((one) => ({
          at: one.from,
          method: 'CORRECTION',
          use: one.use && ['IN', 'OUT', 'BETWEEN'].includes(one.use) ? 'USED' as const : 'UNUSED' as const,
          where: one.approver,
          effect: one.reason,
        })),
        ...(proposed ? [{ at: instantOf(proposed, day.zone), method: 'CORRECTION', use: 'DERIVED' as const, effect: t('correction.proposed') }] : []),
      ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))}
    />
  )
}

/** The buckets and the reason of every minute. */
export function DayReasons({ day }: { day: PersonDay }) {
  const { t } = useTranslation()
  if (day.results.length === 0 && day.lines.length === 0) return <Empty>{t('day.nothing')}</Empty>
  const now = day.later.length > 0 ? day.later : day.results
  return (
    <>
      {day.later.length > 0 && <Kept day={day} />}
      {now.map((result) => {
        const plan = day.plan.find((occurrence) => occurrence.ordinal === result.ordinal)
        const rules = `${result.ruleSetCode} v${result.ruleSetEdition}`
        return (
          <section key={result.ordinal} className="day-result">
            <p className="spread">
              <strong>{plan ? t('day.planned', { time: hm(result.minutes.REQUIRED ?? 0) }) : t('day.unplanned')}</strong>
              <span className="small soft">
                {day.later.length > 0 ? t('day.afterLock') : `${t('day.version', { version: result.version })} · ${t(`resultState.${result.state}`)}`}
                {day.pending ? ` · ${t('day.pending')}` : ''}
              </span>
            </p>
            <BucketBar minutes={result.minutes} missing={isMissing([result])} open={result.status === 'PROVISIONAL'} />
            <ExplanationLines lines={day.lines.filter((line) => line.ordinal === result.ordinal)} zone={day.zone} rules={rules} />
          </section>
        )
      })}
      <DayPay employeeId={day.employee.id} date={day.date} />
      {now.length === 0 && <ExplanationLines lines={day.lines} zone={day.zone} />}
    </>
  )
}

/** What a locked period keeps, above what facts that came later would give. */
function Kept({ day }: { day: PersonDay }) {
  const { t } = useTranslation()
  return (
    <>
      {day.results.map((result) => (
        <section key={result.ordinal} className="day-result">
          <p className="spread">
            <strong>{t('day.kept')}</strong>
            <span className="small soft">{t('day.version', { version: result.version })} · {t(`resultState.${result.state}`)}</span>
          </p>
          <BucketBar minutes={result.minutes} missing={isMissing([result])} open={false} />
        </section>
      ))}
      <div className="day-later"><Note tone="leave">{t(day.results.length > 0 ? 'day.later' : 'day.laterAlone')}</Note></div>
    </>
  )
}
