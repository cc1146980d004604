import { useTranslation } from 'react-i18next'
import { Problem } from '../../api/problem'
import { Note } from '../../parts/State'

export interface Failure {
  what: string
  error: unknown
}

/** The rows of something done to many that were refused, each with its reason. */
export function Failures({ failed, close }: { failed: Failure[]; close: () => void }) {
  const { t, i18n } = useTranslation()
  if (failed.length === 0) return null
  const why = (error: unknown) => {
    if (!(error instanceof Problem)) return String(error)
    const key = `problem.${error.code.replaceAll('.', '-')}`
    return i18n.exists(key) ? t(key, error.params) : (error.detail ?? error.code)
  }
  return (
    <Note tone="miss" action={<button type="button" className="link-button" onClick={close}>{t('manners.understood')}</button>}>
      <strong>{t('lists.failed', { count: failed.length })}</strong>
      <ul>
        {failed.map((one) => <li key={one.what}><span className="code">{one.what}</span> {why(one.error)}</li>)}
      </ul>
    </Note>
  )
}
