import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ExplanationLine } from '../api/types'
import type { Tone } from '../theme/theme'
import { type Explanations, fill, parseProperties } from './explain'
import { clock, hm } from './format'
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
  if (/missing|absent|span|held/.test(line.code)) return { code: 'MISSING', tone: 'miss' }
  if (/unused|repeat|between|other|not-counted|unassigned|window/.test(line.code)) return { code: 'UNUSED', tone: 'unk' }
  return { code: 'OK', tone: 'ok' }
}

/** Why each minute is where it is: time, letter, words, and the rule that said so. */
export function ExplanationLines({ lines, zone, rules }: { lines: ExplanationLine[]; zone: string; rules?: string }) {
  const { t } = useTranslation()
  const texts = useExplanations()
  return (
    <ol className="lines">
      {lines.map((line, i) => {
        const sign = signOfLine(line)
        const text = texts?.get(line.code)
        const minutes = line.minutes.filter((share) => share.minutes !== 0)
        return (
          <li key={i}>
            <span className="line-at">{clock(line.at, zone)}</span>
            <Letter code={sign.code} tone={sign.tone} size={18} text={t(`status.${sign.code}`)} />
            <span className="grow">
              {minutes.length > 0 && (
                <b className={`tone-${sign.tone}`}>
                  {minutes.map((share) => `${t(`bucket.${share.bucket}`, { defaultValue: share.bucket })} ${hm(share.minutes)}`).join(' · ')}
                </b>
              )}
              {minutes.length > 0 && (text || texts) && <span className="faint"> — </span>}
              <span className={minutes.length > 0 ? 'soft' : `tone-${sign.tone} strong`}>{text ? fill(text, line.params) : texts ? line.code : ''}</span>
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
