import { useEffect } from 'react'
import type { RuleSetView } from '../../api/types'
import { ErrorNote } from '../../parts/State'
import { type Settings, wrongOf } from './draft'

/** What a sandbox plays with, and where it tells of wrong settings. */
export interface SandboxProps {
  set: RuleSetView
  draft: Settings
  /** Whether every line of the draft is filled in; nothing is asked until then. */
  whole: boolean
  /** What the server says about the draft's settings, by name; it is asked with every change. */
  wrong: (settings: Map<string, string>) => void
}

/** Tells of wrong settings, and shows whatever else went wrong. */
export function SandboxError({ error, wrong }: { error: unknown; wrong: SandboxProps['wrong'] }) {
  useEffect(() => wrong(wrongOf(error)), [error, wrong])
  return error && wrongOf(error).size === 0 ? <ErrorNote error={error} /> : null
}
