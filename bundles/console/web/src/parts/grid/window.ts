/** Which of many equal things are in sight: first and one past the last, with a margin on both sides. */
export function inSight(offset: number, size: number, each: number, count: number, margin = 4): { first: number; end: number } {
  const first = Math.max(0, Math.floor(offset / each) - margin)
  const end = Math.min(count, Math.ceil((offset + size) / each) + margin)
  return { first: Math.min(first, count), end: Math.max(end, Math.min(first, count)) }
}

/** The offset that brings one of them into sight, or the same offset when it is. */
export function reveal(offset: number, size: number, each: number, index: number): number {
  const start = index * each
  if (start < offset) return start
  if (start + each > offset + size) return start + each - size
  return offset
}
