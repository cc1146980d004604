import { useTranslation } from 'react-i18next'
import type { ExceptionView } from '../api/types'

const LOOK: Record<ExceptionView['severity'], string> = { HIGH: 'strong tone-miss', MEDIUM: 'tone-late', LOW: 'soft' }

/** How grave an exception is, in a word. */
export function Severity({ of }: { of: ExceptionView['severity'] }) {
  const { t } = useTranslation()
  return <span className={LOOK[of]}>{t(`severity.${of}`)}</span>
}
