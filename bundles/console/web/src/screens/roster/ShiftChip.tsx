import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/calls'
import type { ShiftView } from '../../api/types'
import { useShiftMark } from '../../parts/names'

const FILLS = [
  ['#E3EFD9', '#3C5A1C'],
  ['#FBE9CF', '#7A4A00'],
  ['#DDE0F1', '#363C6E'],
  ['#E1EFEB', '#1B6A5F'],
  ['#ECE7F7', '#5A4391'],
] as const

/** Fill and text of the nth shift. */
export function fillOf(index: number): { background: string; color: string } {
  const [background, color] = FILLS[index % FILLS.length] ?? FILLS[3]
  return { background, color }
}

export function useShifts() {
  return useQuery({ queryKey: ['shifts'], queryFn: api.shifts })
}

/** A shift's chip: its own fill, its code and its hours. */
export function ShiftChip({ shift, index, long = true }: { shift: ShiftView; index: number; long?: boolean }) {
  const mark = useShiftMark()
  const first = shift.segments[0]
  const last = shift.segments.at(-1)
  return (
    <span className="shift-chip" style={fillOf(index)}>
      <b>{mark(shift.code)}</b>
      {long && first && last && <span>{first.start.slice(0, 5)}–{last.end.slice(0, 5)}</span>}
    </span>
  )
}
