import { render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TerminalListView, TerminalView } from '../src/api/types'
import { speak } from '../src/i18n'
import { rateText } from '../src/screens/terminals/AttemptPanel'
import { ClockGraph, marks, unitOf } from '../src/screens/terminals/ClockGraph'
import { namelessText } from '../src/screens/terminals/EventList'
import { ListedCell } from '../src/screens/terminals/ListedCell'
import { heldText, heldTone } from '../src/screens/terminals/held'

const DAY = 86_400_000
const at = (days: number) => new Date(Date.now() + days * DAY).toISOString()

describe('the health of a terminal', () => {
  beforeAll(() => speak('en'))

  it('t022 has round figures beside the graph, zero among them', () => {
    expect(marks(-18, 69)).toEqual([0, 30, 60])
    expect(marks(-400, 20)).toEqual([-400, -200, 0])
    expect(marks(-3, 12)).toEqual([0, 5, 10])
  })

  it('t022 counts in the largest unit of which there are three', () => {
    expect([87, 200, 28_800, 400_000].map((range) => unitOf(range)[0])).toEqual(['s', 'min', 'h', 'd'])
    const { container } = render(<ClockGraph readings={[{ at: at(-10), error: 'PT-8H' }, { at: at(-1), error: 'PT0S' }]} from={at(-14)} tolerance={60} zone="Asia/Shanghai" />)
    expect([...container.querySelectorAll('g text')].map((mark) => mark.textContent)).toEqual(['-6 h', '-3 h', '0 h'])
  })

  it('t022 draws the clock with its end in the colour of the tolerance, and says it in words', () => {
    const readings = [{ at: at(-10), error: 'PT0.4S' }, { at: at(-1), error: 'PT1M34S' }]
    const { container } = render(<ClockGraph readings={readings} from={at(-14)} tolerance={60} zone="Asia/Shanghai" />)
    expect(screen.getByRole('img', { name: 'Clock difference over time: now +94 s, at worst +94 s' })).toBeTruthy()
    expect(container.querySelector('.clock-end.off')).not.toBeNull()
    expect(container.querySelectorAll('.clock-limit')).toHaveLength(1)
  })

  it('says how many of those who should be there it has confirmed, and where it differs', () => {
    const list = (more: Partial<TerminalListView>) => ({ terminalId: 't', lists: 'KEPT', current: true, confirmed: 131, expected: 131, refused: 0, ...more }) as unknown as TerminalListView
    const cell = (one: TerminalListView | undefined) => render(<table><tbody><tr><ListedCell list={one} /></tr></tbody></table>).container.querySelector('td')
    expect(cell(list({}))?.className).not.toContain('tone')
    const behind = cell(list({ confirmed: 129, current: false }))
    expect([behind?.textContent, behind?.title]).toEqual(['129 / 131', 'differs'])
    expect(cell(list({ current: false, refused: 2 }))?.className).toContain('tone-miss')
    expect([cell(list({ lists: 'NONE' }))?.textContent, cell(undefined)?.textContent]).toEqual(['—', '—'])
  })

  it('t091 says the share of refused attempts, and nothing of none', () => {
    expect([rateText(241, 6), rateText(8, 0), rateText(0, 0)]).toEqual(['2.4%', '0.0%', '—'])
  })

  it('says in words that nobody signed in for what was done at a terminal', () => {
    expect(['MENU_ENTERED', 'STARTED', 'ATTEMPT_FAILED'].map((kind) => i18next.t(namelessText(kind))))
      .toEqual(['nobody signed in', 'the terminal itself', 'not recognised'])
    expect(namelessText('OTHER')).toBe('')
  })

  it('says how full a terminal is, in another colour from four fifths and from 95 of a hundred on', () => {
    const held = (count: number) => ({ kind: 'ONLINE', code: '', since: '', held: count, capacity: 1_000 }) as unknown as TerminalView['state']
    expect([799, 800, 949, 950].map((count) => heldTone(held(count)))).toEqual([undefined, 'tone-late strong', 'tone-late strong', 'tone-miss strong'])
    expect(heldText(held(949))).toBe('949 / 1000 (94%)')
    expect(heldText({ ...held(12), capacity: undefined })).toBe('12')
  })
})
