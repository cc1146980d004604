import { useTranslation } from 'react-i18next'
import type { RuleSetting } from '../../api/types'
import { WEEK, weekdayName } from '../../parts/format'
import { formOf, linesOf } from './lines'

interface LineWords {
  /** A line as a sentence: text, and the numbers of its parts between it. */
  pieces: (setting: RuleSetting, line: string[]) => (string | number)[]
  /** A word that a part may be. */
  word: (setting: RuleSetting, word: string) => string
}

/** How the lines of a setting are said. */
export function useLineWords(): LineWords {
  const { t, i18n } = useTranslation()
  const exception = (word: string) => t(`trialWord.${word}`)
  const words: Record<string, (word: string) => string> = {
    POINTS: exception,
    SEVERITIES: exception,
    ROLES: exception,
    DAY_TIERS: (word) => weekdayName(WEEK.indexOf(word as (typeof WEEK)[number]) + 1, i18n.language),
    ALLOWANCES: (word) => t(`bucket.${word.toUpperCase()}`),
    MEAL: (word) => t(`ruleLineWord.${word}`),
    ROUNDING: (word) => t(`ruleLineWord.${word}`),
  }
  const text = (setting: RuleSetting, line: string[]) => {
    if (i18n.exists(`ruleLine.${setting.name}`)) return t(`ruleLine.${setting.name}`)
    return t(setting.kind === 'ROUNDING' ? `ruleLine.ROUNDING_${line[0] || 'NEAREST'}` : `ruleLine.${setting.kind}`)
  }
  return {
    pieces: (setting, line) => text(setting, line).split(/_(\d)_/).map((piece, i) => (i % 2 === 0 ? piece : Number(piece) - 1)),
    word: (setting, word) => (word === '' ? '…' : (words[setting.kind]?.(word) ?? word)),
  }
}

/** A value as the sentence has it. */
export function useSettingWord(): (setting: RuleSetting, value: string) => string {
  const { t } = useTranslation()
  const { pieces, word } = useLineWords()
  const part = (setting: RuleSetting, line: string[], i: number) => {
    const text = line[i] ?? ''
    switch (formOf(setting)?.parts[i]) {
      case 'WORD':
        return word(setting, text)
      case 'SEVERITY':
        return t(`severity.${text}`)
      case 'ROLES':
        return text.split(',').map((role) => t(`roleName.${role}`, { defaultValue: role })).join(t('ruleLine.and'))
      default:
        return text || '…'
    }
  }
  return (setting, value) => {
    if (value === '') return t('timeRules.unset')
    if (setting.kind === 'FLAG') return t(value === 'true' ? 'timeRules.yes' : 'timeRules.no')
    if (setting.kind === 'WORD') return t(`ruleWord.${setting.name}.${value}`)
    if (!formOf(setting)) return value
    return linesOf(setting, value).map((line) => pieces(setting, line).map((piece) => (typeof piece === 'number' ? part(setting, line, piece) : piece)).join('')).join(t('ruleLine.between'))
  }
}
