import { API, problemOf } from '../api/call'

/** Fetches a file and hands it to the browser's downloads; refusals arrive as problems. */
export async function download(path: string, fallbackName: string): Promise<void> {
  const response = await fetch(API + path, { credentials: 'same-origin' })
  if (!response.ok) throw await problemOf(response)
  handOver(await response.blob(), nameIn(response.headers.get('Content-Disposition')) ?? fallbackName)
}

/** Puts something into the browser's downloads. */
export function handOver(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The file name of a Content-Disposition header (RFC 6266), the extended form first. */
export function nameIn(header: string | null): string | undefined {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1]
  if (extended) return decodeURIComponent(extended)
  return /filename="?([^";]+)"?/i.exec(header ?? '')?.[1]
}
