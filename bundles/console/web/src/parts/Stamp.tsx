import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tone } from '../theme/theme'
import './Stamp.css'

/** Statuses have one letter (迟 / L) and a word; colour only helps. The letters and words are in i18n under `status`. */
const TONE_OF: Record<string, Tone> = {
  OK: 'ok', PRESENT: 'ok', ON_DUTY: 'ok', CONFIRMED: 'ok', ACTIVE: 'ok', ONLINE: 'ok', CHANGED_NEW: 'ok', NEW: 'ok', INSTALLED: 'ok', EMPLOYED: 'ok',
  LATE: 'late', EARLY: 'late', WAITING: 'late', STALE: 'late', CLOCK_OFF: 'late', GOES_BACK: 'late', EXPIRED: 'late', MISCONFIGURED: 'late',
  ISSUED: 'late', BACKLOG: 'late', BREAK: 'ok', SHORT: 'late',
  MISSING: 'miss', MISSING_IN: 'miss', MISSING_OUT: 'miss', ABSENT: 'miss', HALF_DAY_ABSENT: 'miss', REFUSED: 'miss', WRONG: 'miss', UNREACHABLE: 'miss', REVOKED: 'miss',
  DRIVER_MISSING: 'miss', BLOCKED: 'miss', FAILED: 'miss', ENDED: 'unk', UNKNOWN_CARD: 'unk', NO_PUNCH: 'miss',
  LEAVE: 'leave', CHANGED: 'leave', PLANNED: 'leave',
  TRIP: 'trip', OVERTIME: 'ot', NIGHT: 'night', SHEET_APPROVED: 'ok', SHEET_CONFIRMED: 'ok', SHEET_CHANGED: 'late',
  UNKNOWN: 'unk', UNCHANGED: 'unk', LOCKED: 'unk', DISABLED: 'unk', NEVER_SEEN: 'unk', SUSPENDED: 'leave', UNUSED: 'unk', RETIRED: 'unk', REST: 'unk', FREE: 'ok',
  CORRECTION: 'late', PENDING: 'late', ASKED_BACK: 'late', APPROVED: 'ok', WITHDRAWN: 'unk',
  DERIVED: 'leave', USED: 'ok', PROVISIONAL: 'unk', FINAL: 'ok', STOPPED: 'unk', NOT_EMPLOYED: 'unk', UNPLANNED: 'trip',
  CONTRACT_OVER: 'miss', NO_INDUCTION: 'late', INDUCTION_OVER: 'miss', IN_ORDER: 'ok', VISITOR_EXPECTED: 'leave', VISITOR_INSIDE: 'ok', VISITOR_OVERDUE: 'miss', VISITOR_LEFT: 'unk', VISITOR_CANCELLED: 'unk', VISITOR_FORGOTTEN: 'unk', VISITOR_MISSED: 'unk',
  FEE_DUE: 'late', FEE_PAID: 'ok', FEE_TO_DEDUCT: 'leave', TEMPORARY: 'trip', SWAP: 'trip',
}

export function toneOf(code: string): Tone {
  return TONE_OF[code] ?? 'unk'
}

export function useStatus() {
  const { t, i18n } = useTranslation()
  return useMemo(() => {
    const read = (kind: string, code: string, fallback: string) => (i18n.exists(`${kind}.${code}`) ? t(`${kind}.${code}`) : fallback)
    return {
      word: (code: string) => read('status', code, code.toLowerCase().replaceAll('_', ' ')),
      letter: (code: string) => read('letter', code, '?'),
    }
  }, [t, i18n])
}

/** The letter alone, where there is no room for the word; its word is in the title and for screen readers. */
export function Letter({ code, tone, size = 14, text }: { code: string; tone?: Tone; size?: 14 | 18; text?: string }) {
  const { word, letter } = useStatus()
  return (
    <span className={`letter letter-${size}${letter(code).length > 1 ? ' letter-two' : ''} letter-${tone ?? toneOf(code)}`} role="img" title={text ?? word(code)} aria-label={text ?? word(code)}>
      {letter(code)}
    </span>
  )
}

/** Status chip: letter block, word, and the cut corner of a punch card. */
export function Stamp({ code, tone, children }: { code: string; tone?: Tone; children?: React.ReactNode }) {
  const { word, letter } = useStatus()
  const colour = tone ?? toneOf(code)
  return (
    <span className={`stamp stamp-${colour}`} data-status={code}>
      <span className={`letter letter-14${letter(code).length > 1 ? ' letter-two' : ''} letter-${colour}`} aria-hidden="true">
        {letter(code)}
      </span>
      <span className="stamp-word">{children ?? word(code)}</span>
    </span>
  )
}
