import { afterEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import type { CardLookup, EmployeeView } from '../src/api/types'
import { lookFor } from '../src/screens/cards/desk/look'

const held = { match: 'ONE', candidates: [{ id: 'c1', employeeId: 'e1' }], beyond: 0, readings: [] } as unknown as CardLookup
const nothing = { match: 'NONE', candidates: [], beyond: 0, readings: [] } as unknown as CardLookup
const wu = { id: 'e1' } as EmployeeView

function there(people: EmployeeView[], lookUp: CardLookup) {
  vi.spyOn(api, 'people').mockImplementation(async ({ number }) => ({ items: number === undefined ? people : people.filter((one) => one.number === number), next: '' }))
  return vi.spyOn(api, 'lookUpCard').mockResolvedValue(lookUp)
}

describe('What is typed at the card desk', () => {
  afterEach(() => vi.restoreAllMocks())

  it('is what is printed on a card, in whatever letters (C003, C039)', async () => {
    const asked = there([], held)
    expect(await lookFor('M-00117', true)).toMatchObject({ what: 'card', lookUp: { match: 'ONE' } })
    expect(asked).toHaveBeenCalledWith('M-00117')
  })

  it('is a person first where it names one', async () => {
    const asked = there([wu], held)
    expect(await lookFor('M-00117', true)).toEqual({ what: 'person', person: wu })
    expect(asked).not.toHaveBeenCalled()
  })

  it('is whose number it is, however many numbers begin alike (C011)', async () => {
    const seven = { id: 'e7', number: '7' } as EmployeeView
    there([{ id: 'e70', number: '70' } as EmployeeView, { id: 'e71', number: '71' } as EmployeeView, seven], nothing)
    expect(await lookFor('7', true)).toEqual({ what: 'person', person: seven })
  })

  it('is nobody when neither knows it', async () => {
    there([], nothing)
    expect(await lookFor('M-00117', true)).toEqual({ what: 'people', people: [] })
  })
})
