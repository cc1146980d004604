import { addDays } from '../../../parts/format'

/** When a day is over on the clocks of a zone, also where they are set that night. */
export function endOfDay(day: string, zone: string): Date {
  return instantAt(`${addDays(day, 1)}T00:00`, zone)
}

/** When the clocks of a zone show a time, such as 2026-11-23T18:00. */
export function instantAt(wall: string, zone: string): Date {
  const read = Date.parse(`${wall}Z`)
  // What the clocks are ahead depends on the instant, which is found from a first guess.
  const guess = read - ahead(read, zone)
  return new Date(read - ahead(guess, zone))
}

function ahead(at: number, zone: string): number {
  return Date.parse(`${new Date(at).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T')}Z`) - at
}
