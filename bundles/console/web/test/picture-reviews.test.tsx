import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../src/api/calls'
import * as photo from '../src/api/photo'
import type { PictureReview } from '../src/api/types'
import PictureReviews from '../src/screens/attendance/PictureReviews'

vi.mock('../src/app/Place', () => ({ usePlace: () => ({ zone: 'Asia/Shanghai' }) }))
vi.mock('../src/app/Session', () => ({ useSession: () => ({ can: () => true }) }))
vi.mock('../src/screens/attendance/AttendanceTabs', () => ({ AttendanceTabs: () => null }))

const review = (punch: number, name: string): PictureReview =>
  ({ punch, terminalId: 't1', terminalName: { zh: '', en: 'East gate' }, employeeId: `e${punch}`, number: `00${punch}`, name: { zh: '', en: name }, at: '2026-11-20T00:00:00Z', reasons: ['SAMPLE'], snapshots: [`s${punch}`], verdict: 'WAITING', version: 0 }) as PictureReview

const press = (key: string) => fireEvent.keyDown(window, { key })

describe('Pictures to compare (T007)', () => {
  const decide = vi.spyOn(api, 'decidePicture')
  const reopen = vi.spyOn(api, 'reopenPicture')
  const looked = vi.spyOn(photo, 'snapshotOf')

  beforeEach(async () => {
    URL.createObjectURL = () => 'blob:picture'
    URL.revokeObjectURL = () => undefined
    vi.spyOn(api, 'pictureReviews').mockResolvedValue([review(1, 'Ann'), review(2, 'Bob')])
    vi.spyOn(photo, 'photoOf').mockResolvedValue(null)
    looked.mockReset().mockResolvedValue(new Blob())
    decide.mockReset().mockImplementation(async (punch, verdict) => ({ ...review(punch, 'x'), verdict, version: 1 }))
    reopen.mockReset().mockImplementation(async (punch) => ({ ...review(punch, 'x'), version: 2 }))
    render(
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter><PictureReviews /></MemoryRouter>
      </QueryClientProvider>,
    )
    await screen.findByText('Ann')
  })

  it('come one by one, and only the one on the screen was looked at', async () => {
    await waitFor(() => expect(looked).toHaveBeenCalledWith('s1'))
    expect(looked).not.toHaveBeenCalledWith('s2')
    press('y')
    await screen.findByText('Bob')
    expect(decide).toHaveBeenCalledWith(1, 'SAME', 0)
    expect(screen.getByText(/Ann: it is them/)).toBeTruthy()
  })

  it('say somebody else with one key and lead to the day to correct', async () => {
    press('n')
    await screen.findByText(/An alarm is raised/)
    expect(decide).toHaveBeenCalledWith(1, 'OTHER', 0)
    expect(screen.getByRole('link', { name: 'Correct the day' }).getAttribute('href')).toBe('/attendance/e1/2026-11-20')
  })

  it('take the last verdict back with its new version', async () => {
    press('u')
    await screen.findByText('Bob')
    press('z')
    await screen.findByText('Ann')
    expect(reopen).toHaveBeenCalledWith(1, 1)
  })
})
