import type { RuleSetting, SandboxDayDraft } from '../../api/types'
import { Problem } from '../../api/problem'

export type Settings = Record<string, string>

/** What holds for a name: what is set, else the default. */
export function heldBy(settings: Settings, setting: RuleSetting): string {
  return settings[setting.name] ?? setting.otherwise ?? ''
}

/** Set to what holds anyway it is left out, so that a rule set says no more than it has to. */
export function withValue(settings: Settings, setting: RuleSetting, value: string): Settings {
  const { [setting.name]: _, ...rest } = settings
  return value === (setting.otherwise ?? '') ? rest : { ...rest, [setting.name]: value }
}

export function changesOf(known: RuleSetting[], before: Settings, after: Settings): RuleSetting[] {
  return known.filter((setting) => heldBy(before, setting) !== heldBy(after, setting))
}

/** Whether every punch that is not on the unit is moved at the cost of who made it: the in later and the out earlier. */
export function isAgainstPeople(settings: Settings): boolean {
  return /^UP ([2-9]|\d{2,}) 0$/.test(settings.round_in ?? '') && /^DOWN ([2-9]|\d{2,}) 0$/.test(settings.round_out ?? '')
}

/** Sections in the order in which the settings come. */
export function sectionsOf(known: RuleSetting[]): Map<number, RuleSetting[]> {
  const sections = new Map<number, RuleSetting[]>()
  for (const setting of known) sections.set(setting.section, [...(sections.get(setting.section) ?? []), setting])
  return sections
}

/** What the server says about settings, by their names. */
export function wrongOf(error: unknown): Map<string, string> {
  const fields = error instanceof Problem ? error.fields.filter((field) => field.pointer.startsWith('/settings/')) : []
  return new Map(fields.map((field) => [field.pointer.slice('/settings/'.length), field.detail ?? field.code]))
}

/** `08:05 17:00 +01:30`, after midnight with a plus; null while it is not one. */
export function punchesOf(text: string): SandboxDayDraft['punches'] | null {
  const words = text.trim().split(/\s+/).filter(Boolean)
  if (words.some((word) => !/^\+?([01]\d|2[0-3]):[0-5]\d$/.test(word))) return null
  return words.map((word) => ({ at: word.replace('+', ''), nextDay: word.startsWith('+') }))
}

/** `18:00-20:00`; null while it is not one. */
export function stretchOf(text: string, kind: 'OVERTIME' | 'LEAVE'): NonNullable<SandboxDayDraft['approved']> | null {
  if (text.trim() === '') return []
  const [, from, until] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text.trim()) ?? []
  return from && until ? [{ kind, from, until }] : null
}
