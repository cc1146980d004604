import { describe, expect, it } from 'vitest'
import { csvOf, flat } from '../scripts/words-csv.mjs'
import en from '../src/i18n/en.json'
import zh from '../src/i18n/zh-Hans.json'

const english = new Map(flat(en))
const chinese = new Map(flat(zh))
const sources = Object.values(import.meta.glob<string>('../src/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true })).join('\n')

describe('the words', () => {
  it('have the same keys in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('are never empty', () => {
    expect([...english, ...chinese].filter(([, word]) => word.trim() === '')).toEqual([])
  })

  it('fill in the same parameters in both languages', () => {
    const holes = (word: string | undefined) => [...new Set((word ?? '').match(/\{\{\w+\}\}/g) ?? [])].sort()
    // A Chinese or English form for one thing may leave out the number.
    const differ = [...english].filter(([key, word]) => !key.endsWith('_one') && holes(word).join() !== holes(chinese.get(key)).join())
    expect(differ.map(([key]) => key)).toEqual([])
  })

  it('exist for every key that the code names', () => {
    const named = [...sources.matchAll(/\bt\(\s*'([\w-]+(?:\.[\w-]+)+)'/g)].map((match) => match[1] ?? '')
    expect(named.length).toBeGreaterThan(300)
    expect([...new Set(named)].filter((key) => !english.has(key))).toEqual([])
  })

  it('get what they are to be filled in with', () => {
    const bare = [...sources.matchAll(/\bt\(\s*'([\w-]+(?:\.[\w-]+)+)'\s*\)/g)].map((match) => match[1] ?? '')
    expect([...new Set(bare)].filter((key) => english.get(key)?.includes('{{'))).toEqual([])
  })

  it('exist for every group of keys that the code builds', () => {
    const groups = [...sources.matchAll(/\bt\(`([\w-]+(?:\.[\w-]+)*)\.\$\{/g)].map((match) => `${match[1]}.`)
    const missing = [...new Set(groups)].filter((group) => ![...english.keys()].some((key) => key.startsWith(group)))
    expect(missing).toEqual([])
  })

  it('say no please, no successfully and no exclamation mark', () => {
    expect([...english].filter(([, word]) => /\bplease\b|successfully|!$/i.test(word) && word !== '!')).toEqual([])
  })

  it('stand between names as the language lists things', () => {
    expect([...sources.matchAll(/nameOf\([^\n]*\)\)\.join\(', '\)/g)].map((match) => match[0])).toEqual([])
  })

  it('give every status both a letter and a word', () => {
    const words = new Set([...english.keys()].filter((key) => key.startsWith('letter.')).map((key) => key.slice('letter.'.length)))
    expect([...words].filter((code) => !english.has(`status.${code}`))).toEqual([])
  })
})

describe('the Chinese word for a card that is replaced', () => {
  const ofCards = /card|replac|fee|slip/i
  const rows = (text: string) => text.split('\n').filter((line) => line.includes('补卡') && !ofCards.test(line)).map((line) => line.trim())

  it('stands for nothing else on the screens', () => {
    expect([...chinese].filter(([key, word]) => word.includes('补卡') && !ofCards.test(`${key} ${english.get(key)}`))).toEqual([])
  })

  it('stands for nothing else in notices, sheets, lists and what the suite itself says', () => {
    const files = import.meta.glob<string>(['../../../*/src/main/resources/**/*zh*.properties', '../../../*/src/main/java/**/*.java'], { query: '?raw', import: 'default', eager: true })
    expect(Object.keys(files).filter((name) => name.endsWith('.properties')).length).toBeGreaterThan(2)
    expect(Object.values(files).flatMap(rows)).toEqual([])
  })

  it('is not that of the request for a punch that is missing', () => {
    expect(['requestKind.CORRECTION', 'ruleSection.14', 'problem.correction-quota', 'rule.deadline_days'].filter((key) => !chinese.get(key)?.includes('补签'))).toEqual([])
  })
})

const java = Object.values(import.meta.glob<string>('../../../{account,attendance,audit,credential,notice,organisation,registry,report,request,rest,terminal,punch,store}/src/main/java/**/*.java', { query: '?raw', import: 'default', eager: true })).join('\n')

describe('the audit', () => {
  it('has a word for every action that the suite writes down', () => {
    const actions = [...java.matchAll(/AuditDraft\.of\(\s*[\w.()]+,\s*"([a-z-]+\.[a-z-]+)"/g), ...java.matchAll(/\b(?:draft|entry|about)\(\s*actor,\s*"([a-z-]+\.[a-z-]+)"/g)].map((match) => match[1] ?? '')
    expect(actions.length).toBeGreaterThan(20)
    expect([...new Set(actions)].filter((action) => !english.has(`auditAction.${action.replaceAll('.', '-')}`)).sort()).toEqual([])
  })

  it('has a word for every kind of subject that an act names beside it', () => {
    const kinds = [...java.matchAll(/\(\s*actor,\s*"[a-z-]+\.[a-z-]+",\s*"([a-z-]+)",/g)].map((match) => match[1] ?? '')
    expect(kinds.length).toBeGreaterThan(10)
    expect([...new Set(kinds)].filter((kind) => !english.has(`auditKind.${kind}`)).sort()).toEqual([])
  })
})

describe('the refusals', () => {
  it('of every bundle have words', () => {
    const bundles = Object.values(import.meta.glob<string>('../../../*/src/main/java/**/*.java', { query: '?raw', import: 'default', eager: true })).join('\n')
    const codes = [...bundles.matchAll(/(?:Refused(?:\.at|\.duplicate)?|Violation)\(\s*(?:"\/[^"]*"(?:\s*\+\s*\w+)?,\s*|pointer,\s*)?"([a-z-]+(?:\.[a-z-]+)+)"/g)].map((match) => (match[1] ?? '').replaceAll('.', '-'))
    expect(codes.length).toBeGreaterThan(380)
    // Its text is a number that is offered, and no words take its place.
    const offered = 'stock-next-free'
    expect([...new Set(codes)].filter((code) => code !== offered && !english.has(`problem.${code}`)).sort()).toEqual([])
  })
})

describe('the words as a sheet', () => {
  it('have a line for each key and a column for each language', () => {
    const lines = csvOf({ en, 'zh-Hans': zh }).trim().split('\r\n')
    expect(lines[0]).toBe('key,en,zh-Hans')
    expect(lines.length).toBe(english.size + 1)
  })

  it('quote what a sheet program would tear apart or run', () => {
    expect(csvOf({ en: { a: 'one, "two"', b: '=1+1' }, zh: { a: '一' } })).toBe('key,en,zh\r\na,"one, ""two""",一\r\nb,"\'=1+1",\r\n')
  })
})
