/** +2.1 s, −94 s. */
export function clockText(seconds: number): string {
  if (Math.abs(seconds) < 0.05) return '0.0 s'
  const sign = seconds < 0 ? '−' : '+'
  return `${sign}${Math.abs(seconds) < 10 ? Math.abs(seconds).toFixed(1) : Math.round(Math.abs(seconds))} s`
}
