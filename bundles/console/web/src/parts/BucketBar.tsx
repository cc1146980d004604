import { useTranslation } from 'react-i18next'
import { hm } from './format'
import './BucketBar.css'

export type Minutes = Partial<Record<string, number>>

export interface Part {
  key: 'counted' | 'late' | 'early' | 'leave' | 'absent' | 'unproven' | 'short' | 'ahead' | 'overtime'
  minutes: number
}

/**
 * The stacked bar's parts. They sum to the planned time; overtime follows after it. What nothing covers is `unproven` when
 * a punch is missing, `ahead` while the day is still open, otherwise simply `short` (within the grace, for example).
 */
export function partsOf(minutes: Minutes, missing: boolean, open = false): Part[] {
  const of = (bucket: string) => minutes[bucket] ?? 0
  const planned = of('REQUIRED')
  const late = of('LATE')
  const early = of('EARLY')
  const leave = of('LEAVE')
  const absent = of('ABSENT')
  const counted = Math.min(planned, of('REGULAR') + of('CREDITED') + of('TRIP') + of('FORGIVEN'))
  const rest = Math.max(0, planned - counted - late - early - leave - absent)
  const overtime = of('OT_WORKDAY') + of('OT_REST') + of('OT_HOLIDAY') + of('OVERTIME')
  const parts: Part[] = [
    { key: 'counted', minutes: counted },
    { key: 'late', minutes: late },
    { key: 'early', minutes: early },
    { key: 'leave', minutes: leave },
    { key: 'absent', minutes: absent },
    { key: open ? 'ahead' : missing ? 'unproven' : 'short', minutes: rest },
    { key: 'overtime', minutes: overtime },
  ]
  return parts.filter((part) => part.minutes > 0 || part.key === 'counted')
}

/** Minute buckets as a bar, and under it every part in words; a part under 40 min has no text in the bar. */
export function BucketBar({ minutes, missing, open = false }: { minutes: Minutes; missing: boolean; open?: boolean }) {
  const { t } = useTranslation()
  const parts = partsOf(minutes, missing, open)
  const whole = parts.reduce((sum, part) => sum + part.minutes, 0)
  return (
    <div className="buckets">
      {whole > 0 && (
        <div className="bucket-bar" aria-hidden="true">
          {parts
            .filter((part) => part.minutes > 0)
            .map((part) => (
              <span key={part.key} className={`bucket bucket-${part.key}`} style={{ flexGrow: part.minutes }}>
                {part.minutes >= 40 && part.minutes / whole > 0.09 && <b>{t(`bucketPart.${part.key}`)} {hm(part.minutes)}</b>}
              </span>
            ))}
        </div>
      )}
      <p className="bucket-words">
          {parts.map((part) => (
            <span key={part.key} className={`bucket-word-${part.key}`}>
              <b>{hm(part.minutes)}</b> {t(`bucketPart.${part.key}Word`)}
            </span>
          ))}
      </p>
    </div>
  )
}
