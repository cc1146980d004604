import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/Session'
import { Panel } from '../../parts/Panel'
import { MadeDay } from './MadeDay'
import { PersonWeek } from './PersonWeek'
import type { SandboxProps } from './SandboxError'

/** A day to play with: what the rules in force and the draft make of it, minute by minute. */
export function Sandbox({ set, draft, whole, wrong }: SandboxProps) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [mode, setMode] = useState('made')
  const part = { set, draft, whole, wrong }
  return (
    <Panel
      title={t('sandbox.title')}
      extra={can('timesheet.read') && <Segmented size="small" aria-label={t('sandbox.title')} value={mode} onChange={setMode} options={['made', 'week'].map((value) => ({ value, label: t(`sandbox.${value}`) }))} />}
    >
      {!whole && <p className="small tone-miss" role="status">{t('sandbox.waits')}</p>}
      {mode === 'made' ? <MadeDay {...part} /> : <PersonWeek {...part} />}
    </Panel>
  )
}
