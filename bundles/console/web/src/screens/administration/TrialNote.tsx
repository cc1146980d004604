import { useTranslation } from 'react-i18next'
import type { Trial } from '../../api/types'
import { Note } from '../../parts/State'

/** How far a test came: the layer in words, and what the other side said, as it said it. */
export function TrialNote({ trial }: { trial: Trial }) {
  const { t } = useTranslation()
  return (
    <Note tone={trial.layer === 'DELIVERED' ? 'ok' : 'miss'}>
      <strong>{t(`outgoing.layer.${trial.layer}`)}</strong> {trial.detail && <span className="code" lang="en">{trial.detail}</span>}
    </Note>
  )
}
