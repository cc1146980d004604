import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useUndo } from '../src/parts/useUndo'

const undo = vi.fn(() => Promise.resolve())

function Screen() {
  const { did, note } = useUndo('people')
  return (
    <div id="content" tabIndex={-1}>
      <button type="button" onClick={() => did('3 renewed', undo)}>act</button>
      <button type="button" onClick={() => did('told', undefined)}>final</button>
      {note}
    </div>
  )
}

const shown = () => render(<QueryClientProvider client={new QueryClient()}><Screen /></QueryClientProvider>)
const button = () => screen.queryByRole('button', { name: /撤销|Undo/ })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] })
  undo.mockClear()
})
afterEach(() => vi.useRealTimers())

it('offers to undo for ten seconds, by the button or by z, once', async () => {
  shown()
  fireEvent.click(screen.getByText('act'))
  act(() => vi.advanceTimersByTime(9_000))
  fireEvent.keyDown(window, { key: 'z' })
  await act(async () => {})
  expect(undo).toHaveBeenCalledTimes(1)
  expect(button()).toBeNull()
  fireEvent.keyDown(window, { key: 'z' })
  await act(async () => {})
  expect(undo).toHaveBeenCalledTimes(1)
})

it('offers nothing after ten seconds, and nothing for what nobody takes back', () => {
  shown()
  fireEvent.click(screen.getByText('act'))
  act(() => vi.advanceTimersByTime(11_000))
  expect(button()).toBeNull()
  expect(screen.getByText('3 renewed')).not.toBeNull()
  fireEvent.keyDown(window, { key: 'z' })
  fireEvent.click(screen.getByText('final'))
  expect(button()).toBeNull()
  expect(undo).not.toHaveBeenCalled()
})

it('leaves the keyboard on the page when the button goes, and says twice how long there is', () => {
  shown()
  fireEvent.click(screen.getByText('act'))
  button()?.focus()
  expect(screen.getByRole('status').textContent).toMatch(/10/)
  act(() => vi.advanceTimersByTime(6_000))
  expect(screen.getByRole('status').textContent).toMatch(/ 5 |5 秒/)
  act(() => vi.advanceTimersByTime(5_000))
  expect(document.activeElement?.id).toBe('content')
})

it('says why it could not be undone', async () => {
  undo.mockImplementationOnce(() => Promise.reject(new Error('changed since')))
  shown()
  fireEvent.click(screen.getByText('act'))
  const offered = button()
  if (offered) fireEvent.click(offered)
  await act(async () => {})
  expect(screen.getByRole('alert').textContent).toContain('changed since')
})
