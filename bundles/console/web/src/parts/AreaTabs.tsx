import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'

interface Tab {
  to: string
  label: string
}

/** The pages of one area, each with its own address; on a phone they lie in one line, the chosen one in sight. */
export function AreaTabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  const line = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  useEffect(() => {
    line.current?.querySelector('.chosen')?.scrollIntoView?.({ inline: 'center', block: 'nearest' })
  }, [pathname])
  return (
    <nav ref={line} className="area-tabs no-print" aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end className={({ isActive }) => (isActive ? 'chosen' : undefined)}>
          {tab.label}
        </NavLink>
      ))}
    </nav>
  )
}
