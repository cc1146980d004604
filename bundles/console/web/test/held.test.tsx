import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useHeld } from '../src/parts/Held'

const done = vi.fn()

function Screen() {
  const { hold, note } = useHeld()
  return (
    <>
      <button type="button" onClick={() => hold(3, done)}>act</button>
      <button type="button" onClick={() => hold(0, done)}>nothing</button>
      {note}
    </>
  )
}

beforeEach(() => {
  vi.useFakeTimers()
  done.mockReset()
})
afterEach(() => vi.useRealTimers())

it('does after ten seconds what was not undone', () => {
  render(<Screen />)
  fireEvent.click(screen.getByText('act'))
  act(() => vi.advanceTimersByTime(9_900))
  expect(done).not.toHaveBeenCalled()
  act(() => vi.advanceTimersByTime(200))
  expect(done).toHaveBeenCalledTimes(1)
  expect(screen.queryByRole('button', { name: /撤销|Undo/ })).toBeNull()
})

it('does nothing that was undone', () => {
  render(<Screen />)
  fireEvent.click(screen.getByText('act'))
  fireEvent.click(screen.getByRole('button', { name: /撤销|Undo/ }))
  act(() => vi.advanceTimersByTime(20_000))
  expect(done).not.toHaveBeenCalled()
})

it('is undone by z as by the button', () => {
  render(<Screen />)
  fireEvent.click(screen.getByText('act'))
  fireEvent.keyDown(window, { key: 'z' })
  act(() => vi.advanceTimersByTime(20_000))
  expect(done).not.toHaveBeenCalled()
})

it('does at once what waits when one leaves the screen or acts again', () => {
  const { unmount } = render(<Screen />)
  fireEvent.click(screen.getByText('act'))
  fireEvent.click(screen.getByText('act'))
  expect(done).toHaveBeenCalledTimes(1)
  unmount()
  expect(done).toHaveBeenCalledTimes(2)
})

it('holds nothing of nothing', () => {
  render(<Screen />)
  fireEvent.click(screen.getByText('nothing'))
  expect(screen.queryByRole('button', { name: /撤销|Undo/ })).toBeNull()
  act(() => vi.advanceTimersByTime(20_000))
  expect(done).not.toHaveBeenCalled()
})
