import { useTranslation } from 'react-i18next'

/**
 * Why something was not made, by its code in the reader's words. What the server says is English: it stands alone where there is no code, and
 * beside the words for whoever reads English, or has an incident to name.
 */
export function WhyFailed({ code, detail }: { code?: string; detail?: string }) {
  const { t, i18n } = useTranslation()
  if (!code) return detail ? <span lang="en">{detail}</span> : null
  const key = `problem.${code.replaceAll('.', '-')}`
  const incident = code === 'internal'
  const told = i18n.exists(key) ? t(key) : t(incident ? 'problem.unexpected' : 'problem.refused')
  const more = detail && (incident || i18n.language.startsWith('en')) && !told.toLowerCase().startsWith(detail.toLowerCase())
  return <>{told} {more && <span className="small soft" lang="en">{detail}</span>}</>
}
