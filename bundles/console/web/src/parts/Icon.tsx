import type { ReactNode } from 'react'

/** Own set: 20 px box, 1.5 px stroke, round joins, no fill, the colour of the text. */
const PATHS = {
  today: (
    <>
      <path d="M3 8.6 10 3l7 5.6V17H3z" />
      <circle cx="10" cy="11.2" r="3.4" />
      <path d="M10 9.5v1.8l1.2.9" />
    </>
  ),
  people: (
    <>
      <circle cx="7.5" cy="7" r="2.8" />
      <path d="M2.5 16.5c0-3 2.2-4.8 5-4.8s5 1.8 5 4.8" />
      <path d="M13 4.5a2.6 2.6 0 0 1 0 5M14.5 12c1.9.5 3 2 3 4.2" />
    </>
  ),
  cards: (
    <>
      <path d="M2.5 5h12l3 3v7h-15z" />
      <rect x="5" y="8" width="4" height="3" />
      <path d="M5 13h6" />
    </>
  ),
  attendance: (
    <>
      <path d="M2 10h16M6.5 6v8M13.5 6v8" />
      <path d="M4 8.2v3.6M16 8.2v3.6" />
    </>
  ),
  roster: (
    <>
      <rect x="2.5" y="4" width="15" height="12.5" />
      <path d="M2.5 8h15M2.5 12.2h15M7.5 4v12.5M12.5 4v12.5" />
    </>
  ),
  terminals: (
    <>
      <rect x="5" y="2.5" width="10" height="15" rx="1.5" />
      <rect x="7.5" y="5" width="5" height="4" />
      <path d="M7.8 12h.1M10 12h.1M12.2 12h.1M7.8 14.5h.1M10 14.5h.1M12.2 14.5h.1" />
    </>
  ),
  reports: (
    <>
      <path d="M4 2.5h9l3 3v12H4z" />
      <path d="M7.2 14v-3M10 14V8.5M12.8 14v-2" />
    </>
  ),
  administration: (
    <>
      <path d="M3 5h14M3 10h14M3 15h14" />
      <circle cx="12.5" cy="5" r="1.8" />
      <circle cx="7" cy="10" r="1.8" />
      <circle cx="11" cy="15" r="1.8" />
    </>
  ),
  search: (
    <>
      <circle cx="8.5" cy="8.5" r="5" />
      <path d="m12.3 12.3 4.2 4.2" />
    </>
  ),
  jobs: <path d="M3 5h14M3 10h8M3 15h5M11.5 14l2 2 4-4.5" />,
  bell: (
    <>
      <path d="M4.5 14.5V9a5.5 5.5 0 0 1 11 0v5.5l1.2 1H3.3z" />
      <path d="M8.5 17.5h3" />
    </>
  ),
  help: (
    <>
      <circle cx="10" cy="10" r="7.3" />
      <path d="M8 8a2 2 0 1 1 2.8 1.9c-.6.3-.8.7-.8 1.4M10 14h.1" />
    </>
  ),
  print: (
    <>
      <path d="M6 7V3h8v4M6 14H3V7h14v7h-3" />
      <path d="M6 11.5h8V17H6z" />
    </>
  ),
  undo: <path d="M6.5 4.5 3 8l3.5 3.5M3.5 8h8a4 4 0 0 1 0 8H8" />,
  lock: (
    <>
      <rect x="4" y="9" width="12" height="8" rx="1" />
      <path d="M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9" />
    </>
  ),
  freeze: <path d="M10 2.5v15M3.5 6.2l13 7.6M16.5 6.2l-13 7.6M8 4l2 1.8L12 4M8 16l2-1.8 2 1.8" />,
  check: <path d="m4 10.5 4 4 8-9" />,
  cross: <path d="m5 5 10 10M15 5 5 15" />,
  right: <path d="M3.5 10h13M12 5.5l4.5 4.5-4.5 4.5" />,
  left: <path d="M16.5 10h-13M8 5.5 3.5 10 8 14.5" />,
  next: <path d="m7.5 4.5 5.5 5.5-5.5 5.5" />,
  previous: <path d="M12.5 4.5 7 10l5.5 5.5" />,
  down: <path d="m4.5 7.5 5.5 5.5 5.5-5.5" />,
  menu: <path d="M3 5.5h14M3 10h14M3 14.5h14" />,
  upload: <path d="M10 13V3.5M6 7.5l4-4 4 4M3.5 13v3.5h13V13" />,
  download: <path d="M10 3.5V13M6 9l4 4 4-4M3.5 13v3.5h13V13" />,
  key: (
    <>
      <circle cx="6.5" cy="13" r="3.3" />
      <path d="m9 10.8 7-7M13 6.8l2.5 2.5" />
    </>
  ),
  door: <path d="M5 17.5V3h10v14.5M2.5 17.5h15M12 10.5v.5" />,
  person: (
    <>
      <circle cx="10" cy="6.8" r="3.3" />
      <path d="M3.5 17c0-3.4 2.8-5.4 6.5-5.4s6.5 2 6.5 5.4" />
    </>
  ),
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof PATHS

export function Icon({ name, size = 20, label }: { name: IconName; size?: number; label?: string }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {PATHS[name]}
    </svg>
  )
}

/** The house with the clock: the product's mark. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <path d="M1.5 11.6 14 1.2l12.5 10.4V26h-25z" fill="#fff" />
      <circle cx="14" cy="15" r="6.2" fill="#12302b" />
      <path d="M14 11.2v4l2.6 1.8" fill="none" stroke="#fff" strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
