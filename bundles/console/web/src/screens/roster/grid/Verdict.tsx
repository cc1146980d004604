import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RosterRow, RosterVerdict } from '../../../api/types'
import { clock, hm, nameOf, shortDay, stamp } from '../../../parts/format'
import { useDepartmentName, useShiftMark } from '../../../parts/names'
import { useShifts } from '../ShiftChip'
import { useFindingText } from './words'

const NAMED = 20

/** How far something is from what no roster is better than, in percent of that; null when there is nothing to measure by. */
export function gapOf(found: number, bound: number): number | null {
  return bound > 0 ? Math.round((1000 * (found - bound)) / bound) / 10 : null
}

/** How good a roster is: rules, cover, wishes, shares, rest, and how much better one could be. */
export function Verdict({ verdict, rows, until }: { verdict: RosterVerdict; rows: RosterRow[]; until: string }) {
  const { t, i18n } = useTranslation()
  const department = useDepartmentName()
  const finding = useFindingText()
  const mark = useShiftMark()
  const shifts = new Map((useShifts().data ?? []).map((shift) => [shift.id, mark(shift.code)]))
  const names = new Map(rows.map((row) => [row.employeeId, nameOf(row.name, i18n.language)]))
  const people = verdict.loads.length
  const gap = gapOf(verdict.strain, verdict.bound.strain)
  const wish = (one: RosterVerdict['unmet'][number]) =>
    t(`generate.wish.${one.wanted ? 'WANT' : 'SPARE'}${one.shiftIds.length > 0 ? '' : '_ANY'}`, { shifts: one.shiftIds.map((id) => shifts.get(id) ?? '').join(t('manners.listed')) })
  const later = verdict.rests.filter((rest) => rest.off > until)
  return (
    <div className="verdict">
      <Part tone={verdict.findings.length === 0 ? 'ok' : 'miss'} text={verdict.findings.length === 0 ? t('generate.lawful') : t('plan.breaks', { count: verdict.findings.length })}
        lines={verdict.findings.map((one) => <><strong>{names.get(one.employeeId)}, {shortDay(one.date, i18n.language)}</strong> {finding(one)}</>)} />
      <Part tone={verdict.uncoveredMinutes === 0 ? 'ok' : 'miss'} text={verdict.uncoveredMinutes === 0 ? t('generate.covered') : t('generate.uncovered', { hours: hm(verdict.uncoveredMinutes), bound: hm(verdict.bound.uncoveredMinutes) })}
        lines={verdict.uncovered.map((one) => <><strong>{department(one.departmentId)}, {stamp(one.from)}–{clock(one.until)}</strong> {t('generate.missing', { count: one.people })}{one.skill && ` · ${one.skill}`}</>)} />
      <Part tone={verdict.unmetWishes === 0 ? 'ok' : 'late'} text={verdict.unmetWishes === 0 ? t('generate.wishesMet') : t('generate.wishesUnmet', { count: verdict.unmetWishes, bound: verdict.bound.unmetWishes })}
        lines={verdict.unmet.map((one) => <><strong>{names.get(one.employeeId)}, {shortDay(one.date, i18n.language)}</strong> {wish(one)}</>)} />
      <table className="verdict-shares">
        <thead>
          <tr><th scope="col">{t('generate.share')}</th><th scope="col">{t('generate.least')}</th><th scope="col">{t('generate.mean')}</th><th scope="col">{t('generate.most')}</th></tr>
        </thead>
        <tbody>
          <Share name={t('plan.hours')} {...verdict.hours} people={people} hours />
          <Share name={t('generate.overtime')} {...verdict.overtime} people={people} hours />
          <Share name={t('plan.nights')} {...verdict.nights} people={people} />
          <Share name={t('generate.daysOff')} {...verdict.daysOffWorked} people={people} />
        </tbody>
      </table>
      {verdict.rests.length > 0 && (
        <Part tone={later.length === 0 ? 'ok' : 'late'} text={t('generate.rests', { count: verdict.rests.length, later: later.length })}
          lines={later.map((one) => <><strong>{names.get(one.employeeId)}</strong> {t('generate.restLater', { worked: shortDay(one.worked, i18n.language), off: shortDay(one.off, i18n.language) })}</>)} />
      )}
      {gap !== null && <p className="small soft">{t('generate.gap', { gap })}</p>}
    </div>
  )
}

function Part({ tone, text, lines }: { tone: 'ok' | 'late' | 'miss'; text: string; lines: ReactNode[] }) {
  const { t } = useTranslation()
  return (
    <>
      <p className={`strong tone-${tone}`}>{text}</p>
      {lines.length > 0 && (
        <ul className="plan-told small" tabIndex={0} aria-label={text}>
          {lines.slice(0, NAMED).map((line, i) => <li key={i}>{line}</li>)}
          {lines.length > NAMED && <li className="soft">{t('generate.more', { count: lines.length - NAMED })}</li>}
        </ul>
      )}
    </>
  )
}

function Share({ name, least, most, sum, people, hours = false }: { name: string; least: number; most: number; sum: number; people: number; hours?: boolean }) {
  const mean = sum / Math.max(1, people)
  const text = (value: number) => (hours ? hm(Math.round(value)) : String(Math.round(value * 10) / 10))
  return <tr><th scope="row">{name}</th><td>{text(least)}</td><td>{text(mean)}</td><td>{text(most)}</td></tr>
}
