import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { AuditEntry } from '../src/api/types'
import { speak } from '../src/i18n'
import en from '../src/i18n/en.json'
import zh from '../src/i18n/zh-Hans.json'
import { AuditTable } from '../src/parts/AuditTable'

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai', date: '2026-11-30', sites: [] }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: () => true }) }))

const SITE = '0193b5a0-0000-7000-8000-000000000001'

const entry = (kind: string, before: object, after: object): AuditEntry =>
  ({ id: 'one', at: '2026-11-30T01:00:00Z', sequence: 7, hash: 'abc', actor: { kind: 'ACCOUNT', id: 'a', name: 'Ann' }, action: 'terminal.amend', subject: { kind, label: 'Gate' }, before, after }) as unknown as AuditEntry

function show(one: AuditEntry) {
  vi.spyOn(api, 'sites').mockResolvedValue([{ id: SITE, name: { zh: '上海', en: 'Shanghai' } }] as never)
  vi.spyOn(api, 'departments').mockResolvedValue([])
  vi.spyOn(api, 'shifts').mockResolvedValue([])
  vi.spyOn(api, 'ruleSets').mockResolvedValue([])
  render(<QueryClientProvider client={new QueryClient()}><MemoryRouter><AuditTable entries={[one]} /></MemoryRouter></QueryClientProvider>)
  fireEvent.click(screen.getByRole('button', { name: /terminal changed|终端已更改|terminal\.amend/ }))
}

afterEach(() => speak('en', false))

describe('What an entry of the audit holds', () => {
  it('is said in words, in the zone and with the names of the reader', async () => {
    show(entry('terminal', { site: SITE, boundSince: '2026-11-29T18:30:00Z', purpose: 'ATTENDANCE' }, { site: SITE, boundSince: '2026-11-30T00:05:00Z', purpose: 'BOTH' }))
    expect(screen.getByText('Known since')).toBeTruthy()
    expect(screen.getByText('2026-11-30 02:30')).toBeTruthy()
    expect((await screen.findAllByText('Shanghai')).length).toBe(2)
    expect(screen.queryByText(/boundSince|ATTENDANCE|BOTH/)).toBeNull()
  })

  it('is shown as it is stored by r, and by the button again in words', () => {
    show(entry('terminal', {}, { boundSince: '2026-11-30T00:05:00Z' }))
    fireEvent.keyDown(window, { key: 'r' })
    expect(screen.getByText('boundSince')).toBeTruthy()
    expect(screen.getByText('2026-11-30T00:05:00Z')).toBeTruthy()
    expect(screen.getByText(/one · abc/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /In words/ }))
    expect(screen.queryByText('boundSince')).toBeNull()
  })

  it('has lists, dates, yes and no, days and rights in Chinese', async () => {
    await speak('zh-Hans', false)
    show(entry('request', {}, { 'details.date': '2026-11-30', state: 'PENDING', waitsFor: 'MANAGER', fourEyes: true, restDays: ['SATURDAY', 'SUNDAY'], permissions: ['shift.read'], until: '' }))
    for (const said of ['2026年11月30日 周一', '是', '周六、周日', '无', zh.requestState.PENDING, zh.roleName.MANAGER, zh.permission['shift-read']]) expect(screen.getByText(said)).toBeTruthy()
    cleanup()
  })

  it('says one side alone where nothing was before', () => {
    show(entry('account', {}, { kind: 'OPERATOR', points: 'CheckPoints[on=Optional.empty, inNeeded=true]' }))
    expect(screen.queryByText('Before')).toBeNull()
    expect(screen.getByText(en.auditAccount.OPERATOR)).toBeTruthy()
    expect(screen.getByText('On nothing; Punch in needed yes')).toBeTruthy()
  })

  it('says hours of a shift and rights of an account as people read them', () => {
    show(entry('shift', { segments: '[Segment[from=1320, until=1800]]', lateGrace: 'OptionalInt.empty' }, { segments: '[Segment[from=420, until=720], Segment[from=780, until=1020]]', lateGrace: 'OptionalInt[5]', grants: ['HR everybody'] }))
    expect(screen.getByText('22:00–06:00')).toBeTruthy()
    expect(screen.getByText('07:00–12:00, 13:00–17:00')).toBeTruthy()
    expect(screen.getByText('5')).toBeTruthy()
    expect(screen.getByText(`${en.roleName.HR} · everybody`)).toBeTruthy()
  })
})

const java = import.meta.glob<string>('../../../{account,attendance,audit,credential,notice,registry,report,request,terminal,punch}/src/main/java/**/*.java', { query: '?raw', import: 'default', eager: true })
// The first writes the chain, the other a stream: neither is what somebody did.
const writing = Object.entries(java).filter(([path, text]) => !/(Content|DeskStream)\.java$/.test(path) && (text.includes('AuditDraft') || /class \w*Fields\b/.test(text))).map(([, text]) => text)

/** Every second argument of `Map.of(`, from the first on, that is a text. */
function keysOf(text: string): string[] {
  const keys: string[] = []
  for (const { index } of text.matchAll(/Map\.of\(/g)) {
    const args = ['']
    for (let i = index + 'Map.of('.length, depth = 1; depth > 0 && i < text.length; i += 1) {
      const at = text[i] ?? ''
      if ('([{'.includes(at)) depth += 1
      else if (')]}'.includes(at)) depth -= 1
      if (depth === 1 && at === ',') args.push('')
      else if (depth > 0) args[args.length - 1] += at
    }
    keys.push(...args.filter((_, i) => i % 2 === 0).flatMap((arg) => /^"([a-z]\w*)"$/.exec(arg.trim())?.[1] ?? []))
  }
  return [...keys, ...[...text.matchAll(/(?:\.put|Map\.entry)\(\s*"([a-z]\w*)"\s*,/g)].map(([, key]) => key ?? '')]
}

describe('The fields of the audit', () => {
  it('have words in both languages', () => {
    const fields = [...new Set(writing.flatMap(keysOf))]
    expect(fields.length).toBeGreaterThan(150)
    for (const words of [en.auditField, zh.auditField] as Record<string, string>[]) expect(fields.filter((field) => !words[field]).sort()).toEqual([])
  })
})
