import { useTranslation } from 'react-i18next'
import type { RequestLimit } from '../../api/types'
import { Note } from '../../parts/State'

/** Codes of limits as people say them. */
export function useLimitWords(): (code: string) => string {
  const { t, i18n } = useTranslation()
  return (code) => {
    const key = `problem.${code.replaceAll('.', '-')}`
    return i18n.exists(key) ? t(key) : code
  }
}

/** What an entry would break, and whether it is entered all the same. */
export function Limits({ limits, past, setPast }: { limits: RequestLimit[]; past: boolean; setPast: (past: boolean) => void }) {
  const { t } = useTranslation()
  const words = useLimitWords()
  if (limits.length === 0) return null
  return (
    <Note tone="late">
      <ul>{limits.map(({ code, detail }) => <li key={code}><b>{words(code)}</b> <span className="soft" lang="en">{detail}</span></li>)}</ul>
      <label className="check-line">
        <input type="checkbox" checked={past} onChange={(event) => setPast(event.target.checked)} />
        {t('entry.past')}
      </label>
    </Note>
  )
}
