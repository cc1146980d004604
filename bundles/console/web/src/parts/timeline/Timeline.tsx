import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tone } from '../../theme/theme'
import { clock, hm } from '../format'
import { PunchShape } from '../PunchMark'
import { useStatus } from '../Stamp'
import { axisOf, bandsOf, closeAxisOf, hoursOf, labelStep, midnightOf, minuteOf, placePins, scaleOf, textPlace } from './geometry'
import './Timeline.css'

export interface TimelinePunch {
  at: string
  method: string
  use: 'USED' | 'UNUSED' | 'DERIVED'
  /** Set only when the punch causes a status. */
  tone?: Tone
  where?: string
  effect?: string
}

export interface TimelineBand {
  code: string
  from: string
  until: string
  tone: Tone
  text: string
  approved: boolean
}

export interface TimelineProps {
  date: string
  zone: string
  segments: { from: string; until: string }[]
  breaks: { from: string; until: string }[]
  windows: { from: string; until: string; text?: string }[]
  punches: TimelinePunch[]
  bands?: TimelineBand[]
  night?: { from: number; until: number }
  now?: string
  /** Smaller, without windows and rail labels: for the phone and the side panel. */
  compact?: boolean
}

const NIGHT = { from: 22 * 60, until: 6 * 60 }

/** One person's work date, 24 to 48 hours wide. Pins hang below the plan; shape is the method, fill the use. */
export function Timeline(props: TimelineProps) {
  const { t } = useTranslation()
  const { letter } = useStatus()
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(1248)
  useLayoutEffect(() => {
    const element = box.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.max(320, Math.floor(entry.contentRect.width))))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const { date, zone, segments, breaks, windows, punches, bands = [], night = NIGHT, compact = false } = props
  const midnight = midnightOf(date, zone)
  const minute = (at: string) => minuteOf(at, midnight)
  const ends = (spans: { from: string; until: string }[]) => spans.flatMap((one) => [minute(one.from), minute(one.until)])
  const at = punches.map((punch) => minute(punch.at))
  const axis = compact ? closeAxisOf([...ends(segments), ...ends(bands), ...at]) : axisOf([...ends(segments), ...ends(windows), ...ends(bands), ...at])
  const x = scaleOf(axis, width)
  const top = 22
  const bottom = compact ? 132 : 200
  const planTop = compact ? 34 : 72
  const planHeight = 38
  const railTop = planTop + planHeight + 8
  const pinY = compact ? 108 : 172
  const pins = placePins(at, x, width, compact ? 20 : undefined)
  const everySecond = labelStep(axis, width)
  const nights = bandsOf(axis, night.from, night.until)
  const span = (from: number, until: number) => ({ x: x(from), width: Math.max(1, x(until) - x(from)) })

  return (
    <div className="timeline" ref={box}>
      <svg width="100%" height={bottom + 2} viewBox={`0 0 ${width} ${bottom + 2}`} preserveAspectRatio="none" aria-hidden="true">
        <defs>
          <pattern id="hatch-break" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="#fff" />
            <line x1="0" y1="0" x2="0" y2="6" stroke="#1B6A5F" strokeWidth="2.4" />
          </pattern>
          <pattern id="hatch-rail" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
            <rect width="5" height="5" fill="#fff" />
            <line x1="0" y1="0" x2="0" y2="5" stroke="#8A9791" strokeWidth="1.6" />
          </pattern>
        </defs>
        {nights.map((band, i) => (
          <rect key={i} {...span(band.from, band.until)} y={top} height={bottom - top} fill="var(--night-bg)" opacity=".75" />
        ))}
        {hoursOf(axis).map(({ minute: at, labelled, midnight: isMidnight }) => (
          <g key={at}>
            <line x1={x(at)} x2={x(at)} y1={top} y2={bottom} stroke={isMidnight ? '#17211E' : '#D9E0DC'} strokeWidth={isMidnight ? 1.4 : 1} />
            {labelled && (at / 60) % everySecond === 0 && x(at) > 16 && x(at) < width - 16 && (
              <text x={x(at)} y={14} textAnchor="middle" className="tl-hour">
                {clock(midnight + at * 60_000, zone)}
              </text>
            )}
          </g>
        ))}
        {!compact &&
          nights.map((band, i) => (
            <text key={i} x={i === 0 ? x(band.from) + 6 : x(band.until) - 8} y={bottom - 7} textAnchor={i === 0 ? 'start' : 'end'} className="tl-night">
              {x(band.until) - x(band.from) > 110 ? t('timeline.night', { from: hmOfDay(night.from), until: hmOfDay(night.until) }) : t('timeline.nightShort')}
            </text>
          ))}
        {bands.map((band) => {
          const box = span(minute(band.from), minute(band.until))
          return (
            <g key={band.code + band.from}>
              <rect {...box} y={top + 10} height="24" fill={`var(--${band.tone}-bg)`} stroke={`var(--${band.tone}-fg)`} strokeDasharray={band.approved ? undefined : '4 3'} />
              <rect x={box.x} y={top + 10} width="18" height="24" fill={`var(--${band.tone}-fg)`} />
              <text x={box.x + 9} y={top + 26} textAnchor="middle" className="tl-letter">
                {letter(band.code)}
              </text>
              {box.width > 60 && (
                <text x={box.x + 24} y={top + 26} className="tl-band" fill={`var(--${band.tone}-fg)`}>
                  {band.text}
                </text>
              )}
            </g>
          )
        })}
        {segments.map((segment) => (
          <rect key={segment.from} {...span(minute(segment.from), minute(segment.until))} y={planTop} height={planHeight} fill="#CFE3DD" stroke="#1B6A5F" />
        ))}
        {breaks.map((pause) => (
          <rect key={pause.from} {...span(minute(pause.from), minute(pause.until))} y={planTop} height={planHeight} fill="url(#hatch-break)" stroke="#1B6A5F" />
        ))}
        {!compact && worked(segments, breaks).map(([from, until]) => {
          const place = span(minute(from), minute(until))
          const free = textPlace(place.x, place.x + place.width, pins.map((pin) => pin.line))
          return (
            free !== undefined && (
              <text key={from} x={free} y={planTop + 24} className="tl-plan">
                {t('timeline.planned', { time: hm((minute(until) - minute(from))) })}
              </text>
            )
          )
        })}
        {windows.map((window, i) => (
          <g key={window.from + i}>
            <rect {...span(minute(window.from), minute(window.until))} y={railTop} height="9" fill="url(#hatch-rail)" stroke="#B9C4BE" />
            {!compact && window.text && (
              <text x={x(minute(window.from))} y={railTop + 22} className="tl-soft">
                {window.text}
              </text>
            )}
          </g>
        ))}
        {props.now && minute(props.now) > axis.from && minute(props.now) < axis.until && (
          <line x1={x(minute(props.now))} x2={x(minute(props.now))} y1={top} y2={bottom} stroke="#A82A1E" strokeWidth="1.4" strokeDasharray="2 2" />
        )}
        {pins.map((pin) => {
          const punch = punches[pin.index]
          if (!punch) return null
          const colour = punch.use === 'UNUSED' ? '#66756F' : punch.tone ? `var(--${punch.tone}-fg)` : punch.use === 'DERIVED' ? '#1B6A5F' : '#17211E'
          return (
            <g key={pin.index} data-pin={punch.use}>
              {punch.use !== 'UNUSED' && (
                <path
                  d={`M${pin.line} ${planTop - 5}V${Math.abs(pin.line - pin.head) > 1 ? pinY + 6 : pinY - 6}`}
                  fill="none"
                  stroke={colour}
                  strokeWidth="1.6"
                  strokeDasharray={punch.use === 'DERIVED' ? '3 2' : undefined}
                />
              )}
              <g transform={`translate(${pin.head} ${pinY})`}>
                <PunchShape method={punch.method} use={punch.use} colour={colour} />
              </g>
              {pin.label !== 'none' && (
                <text
                  x={pin.label === 'right' ? pin.head + 13 : pin.head - 13}
                  y={pinY + 4}
                  textAnchor={pin.label === 'right' ? 'start' : 'end'}
                  className={punch.use === 'UNUSED' ? 'tl-unused' : 'tl-pin'}
                  fill={colour}
                >
                  {clock(punch.at, zone)}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <ol className="hidden-text">
        {punches.map((punch, i) => (
          <li key={i}>{[clock(punch.at, zone), t(`method.${punch.method}`), punch.where, t(`use.${punch.use}`), punch.effect].filter(Boolean).join(', ')}</li>
        ))}
      </ol>
    </div>
  )
}

/** Stretches of the plan between its breaks. */
function worked(segments: { from: string; until: string }[], breaks: { from: string; until: string }[]): [string, string][] {
  const parts: [string, string][] = []
  for (const segment of segments) {
    let at = segment.from
    for (const pause of breaks.filter((one) => one.from >= segment.from && one.until <= segment.until)) {
      if (pause.from > at) parts.push([at, pause.from])
      at = pause.until
    }
    if (at < segment.until) parts.push([at, segment.until])
  }
  return parts
}

function hmOfDay(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** What the shapes and fills mean. */
export function TimelineLegend(): ReactNode {
  const { t } = useTranslation()
  return (
    <span className="tl-legend">
      {['CARD', 'FACE', 'FINGERPRINT', 'PIN', 'PHONE', 'CORRECTION'].map((method) => (
        <span key={method}>
          <svg width="20" height="18" viewBox="-10 -9 20 18" aria-hidden="true">
            <PunchShape method={method} colour="#17211E" />
          </svg>
          {t(`method.${method}`)}
        </span>
      ))}
      <span className="soft">{t('timeline.fills')}</span>
    </span>
  )
}
