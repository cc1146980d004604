import type { RuleSetting } from '../../api/types'
import { timeTyped } from '../../parts/format'

/** What a part of a line is: one of the setting's words, a number, a time of day, a name that the company gives, a severity, or roles with commas between. */
export type Part = 'WORD' | 'COUNT' | 'TIME' | 'NAME' | 'SEVERITY' | 'ROLES'

interface Form {
  parts: Part[]
  /** Between the parts of a line. */
  by: ':' | '-' | ' '
  /** There is one line at most. */
  single?: boolean
}

const FORMS: Record<string, Form> = {
  POINTS: { parts: ['WORD', 'COUNT'], by: ':' },
  SEVERITIES: { parts: ['WORD', 'SEVERITY'], by: ':' },
  ROLES: { parts: ['WORD', 'ROLES'], by: ':' },
  TIERS: { parts: ['COUNT', 'NAME'], by: ':' },
  DAY_TIERS: { parts: ['WORD', 'COUNT', 'NAME'], by: ':' },
  STEPS: { parts: ['COUNT', 'COUNT'], by: ':' },
  SPANS: { parts: ['TIME', 'TIME'], by: '-' },
  ALLOWANCES: { parts: ['NAME', 'WORD', 'COUNT', 'COUNT'], by: ':' },
  MEAL: { parts: ['COUNT', 'COUNT', 'WORD'], by: ' ', single: true },
  ROUNDING: { parts: ['WORD', 'COUNT', 'COUNT'], by: ' ', single: true },
}

/** Each line of its own kind says each exception, and each of its tiers the rate, once. */
const ONCE = ['exception_points', 'exception_days', 'exception_severity', 'exception_told']

/** Whose lines begin with an exception. */
export const ofExceptions = (setting: RuleSetting) => ['POINTS', 'SEVERITIES', 'ROLES'].includes(setting.kind)

/** Settings that are lines of parts; the others have none. */
export const formOf = (setting: RuleSetting): Form | undefined => FORMS[setting.kind]

/** The lines of a text, each with all its parts; what is not filled in yet is empty. */
export function linesOf(setting: RuleSetting, text: string): string[][] {
  const form = formOf(setting)
  if (!form || text.trim() === '') return []
  if (setting.kind === 'MEAL') {
    const [, minutes = '', after = '', limit = ''] = /^(\d*) ?after ?(\d*) ?(\w*)$/.exec(text.trim()) ?? []
    return [[minutes, after, limit || 'PROTECT']]
  }
  const filled = (line: string) => form.parts.map((_, i) => line.split(form.by)[i] ?? '')
  return form.single ? [filled(text)] : text.trim().split(/\s+/).map(filled)
}

/** As the suite reads it. */
export function textOf(setting: RuleSetting, lines: string[][]): string {
  const form = formOf(setting)
  if (!form) return ''
  if (setting.kind === 'MEAL') return lines.map(([minutes = '', after = '', limit]) => `${minutes} after ${after}${limit === 'FULL' ? ' FULL' : ''}`).join('')
  return lines.map((line) => line.join(form.by)).join(' ')
}

/** A name holds neither blanks nor what stands between parts. */
export const nameTyped = (text: string) => text.replace(/[\s:：=]+/g, '_').slice(0, 40)

/** The words that a line may still choose: those of other lines are gone where each counts once. Clocks' changes are nothing to look at. */
export function wordsFor(setting: RuleSetting, lines: string[][], at: number): string[] {
  const own = lines[at]?.[0]
  const taken = ONCE.includes(setting.name) ? lines.filter((_, i) => i !== at).map(([word]) => word) : []
  return setting.words.filter((word) => word === own || (!taken.includes(word) && word !== 'DST' && word !== 'CUT'))
}

const FIRST: Record<string, string[]> = {
  POINTS: ['', '1'],
  SEVERITIES: ['', 'HIGH'],
  ROLES: ['', 'MANAGER'],
  TIERS: ['480', ''],
  DAY_TIERS: ['SUNDAY', '0', ''],
  STEPS: ['180', '60'],
  SPANS: ['', ''],
  ALLOWANCES: ['', 'night', '240', '1'],
  MEAL: ['60', '360', 'PROTECT'],
  ROUNDING: ['NEAREST', '15', '8'],
}

/** A line to begin with: the next word that is free, a tier that has a name already. */
export function lineFor(setting: RuleSetting, lines: string[][], names: string[]): string[] {
  const form = formOf(setting)
  const first = [...(FIRST[setting.kind] ?? [])]
  if (setting.name === 'tier_rates') first[0] = '150'
  if (ofExceptions(setting)) first[0] = wordsFor(setting, lines, lines.length)[0] ?? ''
  const name = form?.parts.indexOf('NAME') ?? -1
  if (name >= 0) first[name] = names.find((one) => !lines.some((line) => line[name] === one)) ?? ''
  return first
}

/** Whole, as a field of a rule has it. */
export const isTime = (text: string) => text === '24:00' || timeTyped(text) === text

/** A part that is not filled in; where a line has several of its kind, which of them. */
export interface Gap {
  part: Part
  nth?: number
}

/**
 * What a line still lacks; nothing of a line that is whole.
 *
 * @param order of the parts in the sentence, where it is not their own
 */
export function gapsOf(setting: RuleSetting, line: string[], order?: number[]): Gap[] {
  const parts = formOf(setting)?.parts ?? []
  const read = order ?? parts.map((_, i) => i)
  return read.flatMap((i) => {
    const [part, text = ''] = [parts[i], line[i]]
    if (!part || (part === 'TIME' ? isTime(text) : text !== '')) return []
    const alike = read.filter((other) => parts[other] === part)
    return alike.length > 1 ? { part, nth: alike.indexOf(i) + 1 } : { part }
  })
}

/** Whether somebody is still typing: a line lacks something, or a time of day is none yet. */
export function isOpen(setting: RuleSetting, text: string): boolean {
  if (setting.kind === 'TIME') return text !== '' && !isTime(text)
  return linesOf(setting, text).some((line) => gapsOf(setting, line).length > 0)
}

/** The names of tiers that a draft gives, for the next one to choose from. */
export function tierNames(known: RuleSetting[], settings: Record<string, string>): string[] {
  const names = known
    .filter((setting) => setting.kind === 'TIERS' || setting.kind === 'DAY_TIERS')
    .flatMap((setting) => linesOf(setting, settings[setting.name] ?? '').map((line) => line[line.length - 1] ?? ''))
  return [...new Set(names)].filter(Boolean).sort()
}
