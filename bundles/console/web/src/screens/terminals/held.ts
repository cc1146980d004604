import type { TerminalView } from '../../api/types'

/** Shares of its memory from which a terminal is worth a colour, as the alarms. */
const NEARLY_FULL = 0.8
const ALMOST_NO_ROOM = 0.95

/** How much of its memory is taken, from 0 to 1; nothing where it does not say how much it has. */
const taken = ({ held, capacity }: TerminalView['state']) => (held !== undefined && capacity ? held / capacity : undefined)

export function heldTone(state: TerminalView['state']): string | undefined {
  const share = taken(state) ?? 0
  if (share >= ALMOST_NO_ROOM) return 'tone-miss strong'
  return share >= NEARLY_FULL ? 'tone-late strong' : undefined
}

/** The share is never rounded up to what is not reached. */
export function heldText(state: TerminalView['state']): string {
  const share = taken(state)
  return share === undefined ? String(state.held) : `${state.held} / ${state.capacity} (${Math.floor(share * 100)}%)`
}
