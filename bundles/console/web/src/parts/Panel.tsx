import type { ReactNode } from 'react'
import './Panel.css'

interface PanelProps {
  title?: ReactNode
  hint?: ReactNode
  extra?: ReactNode
  children: ReactNode
  className?: string
  flush?: boolean
  label?: string
}

/** White, one line around it, a head with title and hint. `flush` leaves the padding to the content. */
export function Panel({ title, hint, extra, children, className = '', flush = false, label }: PanelProps) {
  return (
    <section className={`panel ${className}`} aria-label={label ?? (typeof title === 'string' ? title : undefined)}>
      {title !== undefined && (
        <header className="panel-head">
          <h2>{title}</h2>
          {hint && <span className="panel-hint">{hint}</span>}
          {extra && <div className="panel-extra">{extra}</div>}
        </header>
      )}
      <div className={flush ? 'panel-body flush' : 'panel-body'}>{children}</div>
    </section>
  )
}

interface PageHeadProps {
  title: ReactNode
  hint?: ReactNode
  children?: ReactNode
}

export function PageHead({ title, hint, children }: PageHeadProps) {
  return (
    <header className="page-head">
      <h1>{title}</h1>
      {hint && <p className="page-hint">{hint}</p>}
      {children && <div className="page-actions">{children}</div>}
    </header>
  )
}

/** A label over a value, in a row of its like. */
export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function Facts({ children, boxed = false }: { children: ReactNode; boxed?: boolean }) {
  return <dl className={boxed ? 'facts boxed' : 'facts'}>{children}</dl>
}

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="kbd">{children}</kbd>
}
