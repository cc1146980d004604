import type { TrialLate } from '../../api/types'

/** Days with so many minutes late. */
export interface LateBar {
  /** The first minute of the bar. */
  from: number
  /** The last one; null for all that are longer. */
  until: number | null
  now: number
  then: number
}

export const BARS = 30
const WIDTHS = [1, 2, 5, 10]

/** Thirty bars of so many minutes that nine lates of ten are in one of them, and one for those that are longer. */
export function barsOf(lates: TrialLate[]): LateBar[] {
  const weight = (late: TrialLate) => Math.max(late.now, late.then)
  const all = lates.reduce((sum, late) => sum + weight(late), 0)
  const within = (most: number) => lates.reduce((sum, late) => sum + (late.minutes <= most ? weight(late) : 0), 0)
  const width = WIDTHS.find((one) => within(one * BARS) >= 0.9 * all) ?? 10
  const bars = Array.from({ length: BARS + 1 }, (_, i): LateBar => ({ from: i * width + 1, until: i < BARS ? (i + 1) * width : null, now: 0, then: 0 }))
  for (const late of lates) {
    const bar = bars[Math.min(BARS, Math.ceil(late.minutes / width) - 1)]
    if (!bar) continue
    bar.now += late.now
    bar.then += late.then
  }
  return bars
}

/** All minutes late: as they are, and with the change. */
export function lateMinutes(lates: TrialLate[]): { now: number; then: number } {
  return lates.reduce((sum, late) => ({ now: sum.now + late.minutes * late.now, then: sum.then + late.minutes * late.then }), { now: 0, then: 0 })
}
