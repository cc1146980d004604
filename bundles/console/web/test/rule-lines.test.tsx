import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import type { RuleSetting } from '../src/api/types'
import en from '../src/i18n/en.json'
import zh from '../src/i18n/zh-Hans.json'
import { speak } from '../src/i18n'
import { gapsOf, isOpen, lineFor, linesOf, nameTyped, textOf, tierNames, wordsFor } from '../src/screens/rules/lines'
import { Sentences } from '../src/screens/rules/Sentences'

const setting = (name: string, kind: RuleSetting['kind'], words: string[] = []): RuleSetting => ({ name, section: 6, kind, words })
const POINTS = setting('exception_points', 'POINTS', ['LATE', 'ABSENT', 'MISSING_OUT', 'DST'])
const GRAVE = setting('exception_severity', 'SEVERITIES', ['LATE', 'ABSENT', 'MISSING_OUT'])
const TOLD = setting('exception_told', 'ROLES', ['LATE', 'ABSENT'])
const DAYS = setting('tiers_weekdays', 'DAY_TIERS', ['SATURDAY', 'SUNDAY'])
const TIERS = setting('tiers_daily', 'TIERS')
const MEAL = setting('auto_meal', 'MEAL', ['PROTECT', 'FULL'])
const ROUND = setting('round_in', 'ROUNDING', ['UP', 'DOWN', 'NEAREST', 'CUT'])
const ALLOWANCES = setting('allowances', 'ALLOWANCES', ['attended', 'night'])

const java = import.meta.glob<string>('../../../attendance/src/main/java/org/clockhouse/attendance/{Flag,Bucket,rule/RuleSetting}.java', { query: '?raw', import: 'default', eager: true })
const source = (name: string) => (Object.entries(java).find(([path]) => path.endsWith(`/${name}.java`))?.[1] ?? '').replace(/\/\*\*.*?\*\//gs, '')
const enumOf = (text: string, name: string) => [...(new RegExp(`enum ${name} \\{([^;}]*)`, 's').exec(text)?.[1] ?? '').matchAll(/[A-Z][A-Z_]+/g)].map(([word]) => word)

describe('the lines of a setting', () => {
  it('are its text, there and back', () => {
    const texts: [RuleSetting, string][] = [
      [POINTS, 'LATE:1 MISSING_OUT:2'], [GRAVE, 'LATE:MEDIUM ABSENT:HIGH'], [TOLD, 'LATE:MANAGER ABSENT:HR,MANAGER'], [TIERS, '480:OT1 600:OT2'], [DAYS, 'SATURDAY:480:OT1 SUNDAY:0:OT2'], [setting('late_off_late_on', 'STEPS'), '300:60 360:120'],
      [setting('night', 'SPANS'), '12:00-13:00 18:00-18:30'], [ALLOWANCES, 'NIGHT_SHIFT:night:240:1'], [MEAL, '60 after 360'], [MEAL, '60 after 360 FULL'], [ROUND, 'UP 15 3'],
    ]
    for (const [one, text] of texts) {
      expect(textOf(one, linesOf(one, text)), one.name).toBe(text)
      expect(isOpen(one, text), one.name).toBe(false)
    }
    expect(linesOf(TIERS, '  ')).toEqual([])
    expect(textOf(TIERS, [])).toBe('')
  })

  it('keep what is not filled in yet', () => {
    const begun: [RuleSetting, string[]][] = [[POINTS, ['LATE', '']], [TIERS, ['', '']], [setting('night', 'SPANS'), ['', '']], [MEAL, ['60', '', 'FULL']], [MEAL, ['', '', 'PROTECT']], [ROUND, ['UP', '', '3']]]
    for (const [one, line] of begun) {
      expect(linesOf(one, textOf(one, [line])), one.name).toEqual([line])
      expect(isOpen(one, textOf(one, [line])), one.name).toBe(true)
    }
  })

  it('know which of several parts alike they lack', () => {
    expect(gapsOf(setting('night', 'SPANS'), ['22:00', '6:'])).toEqual([{ part: 'TIME', nth: 2 }])
    expect(gapsOf(MEAL, ['', '', 'FULL'])).toEqual([{ part: 'COUNT', nth: 1 }, { part: 'COUNT', nth: 2 }])
    expect(gapsOf(MEAL, ['', '360', 'FULL'], [1, 0, 2])).toEqual([{ part: 'COUNT', nth: 2 }])
    expect(gapsOf(TOLD, ['LATE', ''])).toEqual([{ part: 'ROLES' }])
    expect(['', '05:00', '5:', '24:00'].map((text) => isOpen(setting('boundary', 'TIME'), text))).toEqual([false, false, true, false])
  })

  it('choose each exception once, and none that is nothing to look at', () => {
    expect(wordsFor(POINTS, [['LATE', '1'], ['ABSENT', '6']], 0)).toEqual(['LATE', 'MISSING_OUT'])
    expect(wordsFor(POINTS, [['DST', '1']], 0)).toContain('DST')
    expect(lineFor(POINTS, [['LATE', '1']], [])).toEqual(['ABSENT', '1'])
    expect(lineFor(GRAVE, [['LATE', 'LOW']], [])).toEqual(['ABSENT', 'HIGH'])
    expect(wordsFor(TOLD, [['LATE', 'HR'], ['ABSENT', 'HR']], 0)).toEqual(['LATE'])
    expect(wordsFor(DAYS, [['SUNDAY', '0', 'OT2'], ['SUNDAY', '600', 'OT3']], 0)).toEqual(['SATURDAY', 'SUNDAY'])
    expect(wordsFor(ROUND, [['UP', '15', '3']], 0)).toEqual(['UP', 'DOWN', 'NEAREST'])
  })

  it('give a new tier a name that the draft has already', () => {
    const names = tierNames([TIERS, DAYS, POINTS], { tiers_daily: '480:OT1 600:OT2', tiers_weekdays: 'SUNDAY:0:OT3', exception_points: 'LATE:1' })
    expect(names).toEqual(['OT1', 'OT2', 'OT3'])
    expect(lineFor(setting('tier_rates', 'TIERS'), [['150', 'OT1']], names)).toEqual(['150', 'OT2'])
    expect(nameTyped('夜班 一：档')).toBe('夜班_一_档')
  })

  it('have words in both languages for every kind, exception, measure, limit and direction', () => {
    const exceptions = ['LATE', 'EARLY', 'ABSENT', 'HALF_DAY', ...enumOf(source('Flag'), 'Kind')]
    const buckets = enumOf(source('Bucket'), 'Bucket')
    const kinds = enumOf(source('RuleSetting'), 'Kind')
    expect([exceptions.length > 20, buckets.length > 15, kinds.length]).toEqual([true, true, 16])
    for (const words of [en, zh]) {
      const missing = (group: Record<string, unknown>, keys: string[]) => keys.filter((key) => !group[key])
      expect(missing(words.trialWord, exceptions)).toEqual([])
      expect(missing(words.bucket, buckets)).toEqual([])
      expect(missing(words.ruleKind, kinds)).toEqual([])
      expect(missing(words.ruleLineWord, ['UP', 'DOWN', 'NEAREST', 'CUT', 'PROTECT', 'FULL'])).toEqual([])
      expect(missing(words.severity, ['LOW', 'MEDIUM', 'HIGH'])).toEqual([])
      expect(missing(words.ruleLine.part, ['WORD', 'COUNT', 'TIME', 'NAME', 'SEVERITY', 'ROLES'])).toEqual([])
      expect(missing(words.ruleLine.nth, ['COUNT', 'TIME'])).toEqual([])
      expect(missing(words.ruleLine, ['SEVERITIES', 'ROLES', 'ROUNDING_UP', 'ROUNDING_DOWN', 'ROUNDING_NEAREST', 'ROUNDING_CUT'])).toEqual([])
    }
  })
})

function Draft({ of, start }: { of: RuleSetting; start: string }) {
  const [draft, setDraft] = useState<Record<string, string>>({ [of.name]: start })
  return <><Sentences section={6} settings={[of]} before={{ [of.name]: start }} draft={draft} wrong={new Map()} names={['OT1']} change={setDraft} /><output>{draft[of.name] ?? 'nothing'}</output></>
}

describe('a sentence of several lines', () => {
  const said = () => screen.getByRole('status').textContent

  it('is chosen and typed, and shows no code', () => {
    render(<Draft of={POINTS} start="LATE:1 MISSING_OUT:2" />)
    const lines = screen.getByRole('group', { name: /Exceptions of a period weigh/ })
    expect(within(lines).getByText('no out-punch')).toBeTruthy()
    expect(within(lines).queryByText(/MISSING_OUT/)).toBeNull()
    fireEvent.change(within(lines).getAllByRole('spinbutton')[1] as HTMLElement, { target: { value: '5' } })
    expect(said()).toBe('LATE:1 MISSING_OUT:5')
    expect(screen.getByText(/was late 1 points; no out-punch 2 points/)).toBeTruthy()
  })

  it('gets another line whose field has the focus, and loses one', () => {
    render(<Draft of={POINTS} start="LATE:1" />)
    fireEvent.click(screen.getByRole('button', { name: 'Add a line' }))
    expect(said()).toBe('LATE:1 ABSENT:1')
    expect(document.activeElement?.closest('.rule-line')?.textContent).toContain('absent')
    fireEvent.click(screen.getByRole('button', { name: 'Remove line 1' }))
    expect(said()).toBe('ABSENT:1')
    fireEvent.click(screen.getByRole('button', { name: 'Remove line 1' }))
    expect(said()).toBe('nothing')
  })

  it('says what a line lacks', () => {
    render(<Draft of={TIERS} start="480:OT1" />)
    const name = screen.getByRole('combobox')
    fireEvent.change(name, { target: { value: '' } })
    expect(screen.getByText('Still missing: a name.')).toBeTruthy()
    fireEvent.change(name, { target: { value: 'first tier' } })
    expect(said()).toBe('480:first_tier')
    expect(screen.queryByText(/Still missing/)).toBeNull()
  })

  it('has one line where there is one thing', () => {
    render(<Draft of={ROUND} start="UP 15 3" />)
    expect(screen.queryByRole('button', { name: 'Add a line' })).toBeNull()
    expect(screen.getByText(/a remainder of up to/)).toBeTruthy()
  })

  it('is said in Chinese', async () => {
    await speak('zh-Hans', false)
    render(<Draft of={DAYS} start="SUNDAY:0:OT2" />)
    expect(screen.getByText('周日')).toBeTruthy()
    cleanup()
    await speak('en', false)
  })
})
