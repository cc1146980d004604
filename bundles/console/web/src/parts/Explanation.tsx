import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ExplanationLine } from '../api/types'
import type { Tone } from '../theme/theme'
import { type Explanations, fill, parseProperties } from './explain'
import { clock, hm } from './format'
import { useShiftName } from './names'
import { Letter } from './Stamp'
import './Explanation.css'

/** The texts live with the rules, in the attendance module: one place for both languages. */
const SOURCES: Record<string, () => Promise<{ default: string }>> = {
  en: () => import('../../../../attendance/src/main/resources/org/clockhouse/attendance/explanations.properties?raw'),
  zh: () => import('../../../../attendance/src/main/resources/org/clockhouse/attendance/explanations_zh.properties?raw'),
}

export function useExplanations(): Explanations | undefined {
  const { i18n } = useTranslation()
  const language = i18n.language.startsWith('zh') ? 'zh' : 'en'
  return useQuery({
    queryKey: ['explanations', language],
    queryFn: async () => parseProperties((await SOURCES[language]?.())?.default ?? ''),
    staleTime: Infinity,
    gcTime: Infinity,
  }).data
}

const SIGN: Record<string, { code: string; tone: Tone }> = {
  LATE: { code: 'LATE', tone: 'late' },
  CORE_LATE: { code: 'LATE', tone: 'late' },
  EARLY: { code: 'EARLY', tone: 'late' },
  SHORT: { code: 'SHORT', tone: 'unk' },
  ABSENT: { code: 'ABSENT', tone: 'miss' },
  LEAVE: { code: 'LEAVE', tone: 'leave' },
  TRIP: { code: 'TRIP', tone: 'trip' },
  NIGHT: { code: 'NIGHT', tone: 'night' },
  OT_WORKDAY: { code: 'OVERTIME', tone: 'ot' },
  OT_REST: { code: 'OVERTIME', tone: 'ot' },
  OT_HOLIDAY: { code: 'OVERTIME', tone: 'ot' },
  OVERTIME: { code: 'OVERTIME', tone: 'ot' },
}

/** The sign of a line: what its minutes went to, or what its code says. */
export function signOfLine(line: ExplanationLine): { code: string; tone: Tone } {
  for (const share of line.minutes) {
    const sign = SIGN[share.bucket]
    if (sign && share.minutes > 0) return sign
  }
  if (line.code.startsWith('half-day.')) return { code: 'HALF_DAY_ABSENT', tone: 'miss' }
  if (line.code === 'absence.waiting') return { code: 'UNKNOWN', tone: 'unk' }
  if (/missing|absent|span|held/.test(line.code)) return { code: 'MISSING', tone: 'miss' }
  if (/unused|repeat|between|other|not-counted|unassigned|window/.test(line.code)) return { code: 'UNUSED', tone: 'unk' }
  return { code: 'OK', tone: 'ok' }
}

/** What it comes to, and why. A code without a text shows its minutes, and itself. */
function wordsOf(line: ExplanationLine, texts: Explanations | undefined, bucket: (name: string) => string, shift: (code: string) => string): [string, string] {
  const text = texts?.get(line.code)
  if (text) {
    const [head = '', ...rest] = fill(text, { ...readable(line.params), ...(line.params.shift ? { shift: shift(line.params.shift) } : {}) }).split(' — ')
    return [head, rest.join(' — ')]
  }
  const minutes = line.minutes.filter((share) => share.minutes !== 0).map((share) => `${bucket(share.bucket)} ${hm(share.minutes)}`)
  return minutes.length > 0 ? [minutes.join(' · '), texts ? line.code : ''] : [texts ? line.code : '', '']
}

/** Minutes as h:mm; times and words stay. */
function readable(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, /^-?\d+$/.test(value) && name !== 'count' ? hm(Number(value)) : value]))
}

/** Why each minute is where it is: time, letter, words, and the rule that said so. */
export function ExplanationLines({ lines, zone, rules }: { lines: ExplanationLine[]; zone: string; rules?: string }) {
  const { t } = useTranslation()
  const texts = useExplanations()
  const shift = useShiftName()
  return (
    <ol className="lines">
      {lines.map((line, i) => {
        const sign = signOfLine(line)
        const [head, tail] = wordsOf(line, texts, (bucket) => t(`bucket.${bucket}`, { defaultValue: bucket }), shift)
        return (
          <li key={i}>
            <span className="line-at">{clock(line.at, zone)}</span>
            <Letter code={sign.code} tone={sign.tone} size={18} text={t(`status.${sign.code}`)} />
            <span className="grow">
              <b className={`tone-${sign.tone}`}>{head}</b>
              {tail && <span className="soft"> — {tail}</span>}
            </span>
            <span className="line-rule" title={line.rule}>
              {[rules, line.section && `§${line.section}`].filter(Boolean).join(' ')}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
