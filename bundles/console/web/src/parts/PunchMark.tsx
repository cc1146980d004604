import { useTranslation } from 'react-i18next'

/** Shape is the method, fill is the use. Drawn around (0, 0), at most 18 x 16. */
export function PunchShape({ method, use = 'USED', colour = 'currentColor' }: { method: string; use?: string; colour?: string }) {
  const paint =
    use === 'USED'
      ? { fill: colour, stroke: colour, strokeWidth: 1 }
      : use === 'DERIVED'
        ? { fill: '#fff', stroke: colour, strokeWidth: 1.5, strokeDasharray: '3 2' }
        : { fill: '#fff', stroke: '#66756f', strokeWidth: 1.5 }
  switch (method) {
    case 'FACE':
      return <circle r="7" {...paint} />
    case 'FINGERPRINT':
    case 'PALM':
      return <ellipse rx="5.2" ry="7.5" {...paint} />
    case 'PIN':
      return <path d="M0 -8 8 0 0 8 -8 0z" {...paint} />
    case 'PHONE':
      return <rect x="-5" y="-8" width="10" height="16" rx="2.5" {...paint} />
    case 'CORRECTION':
      return <path d="M0 -7.5 8 7 -8 7z" {...paint} strokeLinejoin="round" />
    case 'FILE':
    case 'UNSTATED':
      return <rect x="-6" y="-6" width="12" height="12" {...paint} />
    default:
      return <rect x="-8.5" y="-6" width="17" height="12" rx="1.5" {...paint} />
  }
}

/** The same sign in a line of text. */
export function PunchMark({ method, use, colour = '#17211e' }: { method: string; use?: string; colour?: string }) {
  const { t, i18n } = useTranslation()
  const key = `method.${method}`
  const label = i18n.exists(key) ? t(key) : method
  return (
    <svg width="20" height="18" viewBox="-10 -9 20 18" role="img" aria-label={label}>
      <title>{label}</title>
      <PunchShape method={method} use={use} colour={colour} />
    </svg>
  )
}
