/** A sheet as sheet programs read it: quoted where needed, and nothing in it is run as a formula. */
export function csvOf(heads: string[], rows: string[][]): string {
  return [heads, ...rows].map((row) => row.map(cell).join(',') + '\r\n').join('')
}

function cell(text: string): string {
  const tame = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame
}
