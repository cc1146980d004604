interface Answer {
  writeHead(status: number, headers?: Record<string, string>): Answer
  write(text: string): void
  end(text?: string): void
}
type Visit = (headers: Record<string, string | undefined>, answer: Answer) => void
export function serve(...visits: Visit[]): Promise<{ url: string; end: () => Promise<void> }>
