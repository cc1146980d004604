import { type KeyboardEvent, type ReactNode, useState } from 'react'

interface Tab {
  key: string
  label: string
  content: ReactNode
}

/** Tabs in one line, which scrolls where it is too long; arrows move between them. */
export function DayTabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  const [key, choose] = useState(tabs[0]?.key)
  const at = Math.max(0, tabs.findIndex((tab) => tab.key === key))
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const next = step && tabs[at + step]
    if (!step) return
    event.preventDefault()
    if (!next) return
    choose(next.key)
    document.getElementById(`day-tab-${next.key}`)?.focus()
  }
  return (
    <>
      <div className="day-tabs no-print" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab, i) => (
          <button key={tab.key} type="button" id={`day-tab-${tab.key}`} role="tab" aria-selected={i === at} aria-controls="day-tab-panel" tabIndex={i === at ? 0 : -1} onClick={() => choose(tab.key)}>{tab.label}</button>
        ))}
      </div>
      <div id="day-tab-panel" role="tabpanel" aria-labelledby={`day-tab-${tabs[at]?.key}`}>{tabs[at]?.content}</div>
    </>
  )
}
