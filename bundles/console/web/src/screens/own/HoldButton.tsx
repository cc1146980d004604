import { type ReactNode, useEffect, useRef, useState } from 'react'

const HOLD = 1_000

/** Acts once it was held for a second, by finger or key, so that a pocket does not. A screen reader's press is taken at its word. */
export function HoldButton({ children, act, disabled = false }: { children: ReactNode; act: () => void; disabled?: boolean }) {
  const [held, setHeld] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const touched = useRef(false)
  useEffect(() => () => clearTimeout(timer.current), [])
  const begin = () => {
    if (disabled || timer.current) return
    setHeld(true)
    timer.current = setTimeout(() => {
      release()
      act()
    }, HOLD)
  }
  const release = () => {
    clearTimeout(timer.current)
    timer.current = undefined
    setHeld(false)
  }
  const leave = () => {
    touched.current = false
    release()
  }
  return (
    <button
      type="button"
      className={`hold${held ? ' held' : ''}`}
      disabled={disabled}
      onPointerDown={() => {
        touched.current = true
        begin()
      }}
      onPointerUp={release}
      onPointerLeave={leave}
      onPointerCancel={leave}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== ' ' && event.key !== 'Enter') return
        // Else the browser would press it on its own, with every repeat of the key.
        event.preventDefault()
        if (!event.repeat) begin()
      }}
      onKeyUp={(event) => {
        event.preventDefault()
        release()
      }}
      onBlur={leave}
      onClick={() => {
        if (!touched.current) act()
        touched.current = false
      }}
    >
      <span className="hold-fill" aria-hidden="true" />
      <span className="hold-word">{children}</span>
    </button>
  )
}
