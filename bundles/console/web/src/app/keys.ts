import { useEffect, useRef } from 'react'

export type KeyMap = Record<string, (event: KeyboardEvent) => void>

const STORE = 'clockhouse.singleKeys'

export function singleKeysOn(): boolean {
  return localStorage.getItem(STORE) !== 'off'
}

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(STORE, on ? 'on' : 'off')
}

function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role="combobox"],[role="listbox"]') !== null)
  )
}

/** The name of a key press: `g`, `Shift+x`, `Ctrl+Enter`, `Space`. */
export function nameOfKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): string {
  const key = event.key === ' ' ? 'Space' : event.key
  const parts: string[] = []
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl')
  if (event.altKey) parts.push('Alt')
  if (event.shiftKey && (key.length > 1 || /[a-z]/i.test(key))) parts.push('Shift')
  parts.push(key.length === 1 ? key.toLowerCase() : key)
  return parts.join('+')
}

/** Single keys are off inside fields and when the person switched them off; chords with Ctrl work everywhere. */
export function useKeys(keys: KeyMap, on = true): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    if (!on) return
    let leader = 0
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const name = nameOfKey(event)
      const chord = name.startsWith('Ctrl+')
      if (!chord && (inField(event.target) || !singleKeysOn())) return
      const button = event.target instanceof HTMLElement && /^(BUTTON|A|SUMMARY)$/.test(event.target.tagName)
      if (button && (name === 'Enter' || name === 'Space')) return
      const sequence = Date.now() - leader < 1200 ? `g ${name}` : name
      leader = name === 'g' && current.current['g *'] ? Date.now() : 0
      const action = current.current[sequence] ?? current.current[name]
      if (action) {
        event.preventDefault()
        action(event)
      }
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [on])
}

/** Submits the form that holds the focus on Ctrl+Enter. */
export function submitOnCtrlEnter(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    event.currentTarget.closest('form')?.requestSubmit()
  }
}
