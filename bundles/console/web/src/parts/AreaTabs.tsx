import { NavLink } from 'react-router'

interface Tab {
  to: string
  label: string
}

/** The pages of one area, each with its own address. */
export function AreaTabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className="area-tabs no-print" aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end className={({ isActive }) => (isActive ? 'chosen' : undefined)}>
          {tab.label}
        </NavLink>
      ))}
    </nav>
  )
}
