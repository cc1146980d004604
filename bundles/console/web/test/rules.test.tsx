import { describe, expect, it } from 'vitest'
import type { RuleSetting } from '../src/api/types'
import { Problem } from '../src/api/problem'
import en from '../src/i18n/en.json'
import zh from '../src/i18n/zh-Hans.json'
import { changesOf, heldBy, isAgainstPeople, punchesOf, sectionsOf, stretchOf, withValue, wrongOf } from '../src/screens/rules/draft'

const GRACE: RuleSetting = { name: 'late_grace', section: 6, kind: 'NUMBER', words: [], otherwise: '0' }
const LACK: RuleSetting = { name: 'lack', section: 6, kind: 'NUMBER', words: [] }
const NIGHT: RuleSetting = { name: 'night', section: 16, kind: 'SPANS', words: [] }

const reader = Object.values(import.meta.glob<string>('../../../attendance/src/main/java/org/clockhouse/attendance/rule/PolicyReader.java', { query: '?raw', import: 'default', eager: true })).join('\n')
const policies = Object.values(import.meta.glob<string>('../../../attendance/src/main/java/org/clockhouse/attendance/rule/*Policy.java', { query: '?raw', import: 'default', eager: true })).join('\n').replace(/\/\*\*.*?\*\//gs, '')

describe('the sentences of rules', () => {
  const names = [...reader.matchAll(/"([a-z_]+)"/g)].map((match) => match[1] ?? '')

  it('are there for every setting in both languages, with one place for its field', () => {
    expect(names.length).toBeGreaterThan(60)
    for (const words of [en.rule, zh.rule] as Record<string, string>[]) {
      expect(names.filter((name) => words[name]?.split('___').length !== 2)).toEqual([])
    }
  })

  it('have words for every value of a setting that is a word', () => {
    const settings = [...reader.matchAll(/word\("([a-z_]+)", (?:\w+\.)*?(\w+)\.[A-Z_]+\)/g)]
    expect(settings.length).toBeGreaterThan(15)
    for (const [, name = '', type = ''] of settings) {
      // Two policies have an enum Mode: one of them is meant.
      const enums = [...policies.matchAll(new RegExp(`enum ${type} \\{([^}]*?)[;}]`, 'gs'))].map(([, values = '']) => [...values.matchAll(/\b[A-Z][A-Z_]+\b/g)].map(([value]) => value).sort().join())
      expect(enums, name).toContain(Object.keys((en.ruleWord as Record<string, Record<string, string>>)[name] ?? {}).sort().join())
    }
  })
})

describe('a draft of rules', () => {
  it('says no more than departs from the defaults', () => {
    expect(withValue({ late_grace: '5' }, GRACE, '0')).toEqual({})
    expect(withValue({}, GRACE, '10')).toEqual({ late_grace: '10' })
    expect(withValue({ lack: '30' }, LACK, '')).toEqual({})
    expect(heldBy({}, GRACE)).toBe('0')
  })

  it('knows what it changes, and in which section', () => {
    const known = [GRACE, LACK, NIGHT]
    expect(changesOf(known, { late_grace: '0' }, { night: '22:00-06:00' })).toEqual([NIGHT])
    expect([...sectionsOf(known).keys()]).toEqual([6, 16])
  })

  it('is against people when ins go up and outs go down, whatever is missing to the unit', () => {
    expect(isAgainstPeople({ round_in: 'UP 15 0', round_out: 'DOWN 5 0' })).toBe(true)
    expect(isAgainstPeople({ round_in: 'UP 15 3', round_out: 'DOWN 5 0' })).toBe(false)
    expect(isAgainstPeople({ round_in: 'UP 15 0' })).toBe(false)
  })

  it('learns from the server which settings are wrong', () => {
    const refused = new Problem(422, { errors: [{ pointer: '/settings/night', code: 'rule-set.setting.malformed', detail: 'spans are HH:MM-HH:MM' }] })
    expect([...wrongOf(refused)]).toEqual([['night', 'spans are HH:MM-HH:MM']])
    expect(wrongOf(new Problem(500)).size).toBe(0)
  })
})

describe('a day that is typed', () => {
  it('has punches after midnight with a plus', () => {
    expect(punchesOf('21:58 +06:03')).toEqual([{ at: '21:58', nextDay: false }, { at: '06:03', nextDay: true }])
    expect(punchesOf('  ')).toEqual([])
    expect(punchesOf('8:05')).toBeNull()
  })

  it('has stretches from one time to another', () => {
    expect(stretchOf('18:00-20:00', 'OVERTIME')).toEqual([{ kind: 'OVERTIME', from: '18:00', until: '20:00' }])
    expect(stretchOf('', 'LEAVE')).toEqual([])
    expect(stretchOf('18', 'LEAVE')).toBeNull()
  })
})
