import { Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RuleSetView } from '../../api/types'
import { useSession } from '../../app/Session'
import { Panel } from '../../parts/Panel'
import { ErrorNote } from '../../parts/State'
import { type Settings, wrongOf } from './draft'
import { MadeDay } from './MadeDay'
import { PersonWeek } from './PersonWeek'

export interface SandboxProps {
  set: RuleSetView
  draft: Settings
  /** What the server says about the draft's settings, by name; it is asked with every change. */
  wrong: (settings: Map<string, string>) => void
}

/** A day to play with: what the rules in force and the draft make of it, minute by minute. */
export function Sandbox({ set, draft, wrong }: SandboxProps) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [mode, setMode] = useState('made')
  const part = { set, draft, wrong }
  return (
    <Panel
      title={t('sandbox.title')}
      extra={can('timesheet.read') && <Segmented size="small" aria-label={t('sandbox.title')} value={mode} onChange={setMode} options={['made', 'week'].map((value) => ({ value, label: t(`sandbox.${value}`) }))} />}
    >
      {mode === 'made' ? <MadeDay {...part} /> : <PersonWeek {...part} />}
    </Panel>
  )
}

/** Tells of wrong settings, and shows whatever else went wrong. */
export function SandboxError({ error, wrong }: { error: unknown; wrong: SandboxProps['wrong'] }) {
  useEffect(() => wrong(wrongOf(error)), [error, wrong])
  return error && wrongOf(error).size === 0 ? <ErrorNote error={error} /> : null
}
