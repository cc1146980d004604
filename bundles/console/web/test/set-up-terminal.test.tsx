import { render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { DriverView, Installation } from '../src/api/types'
import { lapse } from '../src/screens/terminals/FirstPunch'
import { CHECKS, isLookedAt } from '../src/screens/terminals/installationChecks'
import { FAMILIES, familiesOf } from '../src/screens/terminals/models'
import { ModelStep } from '../src/screens/terminals/ModelStep'
import en from '../src/i18n/en.json'

const driver = (id: string, roads: string[], state = 'ACTIVE') => ({ id, vendor: 'Acme', model: id, roads, state, endpointExample: '' }) as unknown as DriverView
const sheet = (checks: Installation['checks']) => ({ link: 'POE', checks, photos: [], version: 1 }) as unknown as Installation

describe('setting up a terminal', () => {
  it('t067 shows what each family needs and the rating of its models, as its makers state it', () => {
    const choose = vi.fn()
    render(<ModelStep families={FAMILIES} chosen={undefined} locked={false} choose={choose} />)
    expect(screen.getByText(/ProFace X/).textContent).toContain('IP68')
    expect(screen.getAllByRole('button', { name: 'Choose' })).toHaveLength(FAMILIES.length)
    expect(screen.getByText(/4370/, { selector: 'p' })).toBeTruthy()
    screen.getAllByRole('button', { name: 'Choose' })[0]?.click()
    expect(choose).toHaveBeenCalledWith('zk.push')
  })

  it('t001 offers the families whose drivers run, and drivers that nothing more is known of', () => {
    const here = familiesOf([driver('zk.pull', ['VISIT']), driver('zk.push', ['CALL_IN'], 'STOPPED'), driver('acme.t1', ['CALL_IN'])])
    expect(here.map((family) => family.driver)).toEqual(['zk.pull', 'acme.t1'])
    expect(here[1]?.typed).toEqual(['host', 'port'])
  })

  it('t001 has a name, needs and steps for every family', () => {
    const words = en.family as Record<string, Record<string, string>>
    const missing = FAMILIES.map((family) => family.driver.replaceAll('.', '-')).filter((key) => !words.name?.[key] || !words.needs?.[key] || !words.steps?.[key])
    expect(missing).toEqual([])
  })

  it('t001 says minutes and seconds', () => {
    expect(lapse('2026-11-02T08:00:00Z', '2026-11-02T08:01:42.4Z')).toBe('1:42')
    expect(lapse('2026-11-02T08:00:01Z', '2026-11-02T08:00:00Z')).toBe('0:00')
  })

  it('t023 is looked at when every check has an answer and none is wrong', () => {
    const all = Object.fromEntries(CHECKS.map((check) => [check, 'PASSED'])) as Installation['checks']
    expect(isLookedAt(sheet(all))).toBe(true)
    expect(isLookedAt(sheet({ ...all, GLARE: 'FAILED' }))).toBe(false)
    expect(isLookedAt(sheet({ POWER: 'PASSED' }))).toBe(false)
  })
})
