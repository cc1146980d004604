import { API, problemOf } from '../api/call'

/** Fetches a file and hands it to the browser's downloads; refusals arrive as problems. */
export async function download(path: string, fallbackName: string, init: RequestInit = {}): Promise<void> {
  const response = await fetch(API + path, { credentials: 'same-origin', ...init, headers: { ...init.headers, ...(init.method ? { 'X-Clockhouse': '1' } : {}) } })
  if (!response.ok) throw await problemOf(response)
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = nameIn(response.headers.get('Content-Disposition')) ?? fallbackName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The file name of a Content-Disposition header (RFC 6266), the extended form first. */
export function nameIn(header: string | null): string | undefined {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1]
  if (extended) return decodeURIComponent(extended)
  return /filename="?([^";]+)"?/i.exec(header ?? '')?.[1]
}
