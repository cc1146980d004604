import type { ReactNode } from 'react'
import './PageTabs.css'

/** The pages of an area side by side, as links; the one that is open is marked. */
export function PageTabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className="page-tabs no-print" aria-label={label}>
      {children}
    </nav>
  )
}
