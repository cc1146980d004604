import { addDays } from '../../../parts/format'

/** When a day is over on the clocks of a zone, also where they are set that night. */
export function endOfDay(day: string, zone: string): Date {
  const midnight = Date.parse(`${addDays(day, 1)}T00:00:00Z`)
  // What the clocks are ahead depends on the instant, which is found from a first guess.
  const guess = midnight - ahead(midnight, zone)
  return new Date(midnight - ahead(guess, zone))
}

function ahead(at: number, zone: string): number {
  return Date.parse(`${new Date(at).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T')}Z`) - at
}
