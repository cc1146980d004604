import { useTranslation } from 'react-i18next'
import { languageOf, speak } from '../i18n'
import './LanguageSwitch.css'

export function LanguageSwitch() {
  const { i18n, t } = useTranslation()
  const zh = languageOf(i18n.language) === 'zh-Hans'
  return (
    <div className="languages" role="group" aria-label={t('shell.language')}>
      <button type="button" lang="zh" title="中文" aria-pressed={zh} onClick={() => void speak('zh-Hans')}>
        中
      </button>
      <span aria-hidden="true">/</span>
      <button type="button" lang="en" title="English" aria-pressed={!zh} onClick={() => void speak('en')}>
        EN
      </button>
    </div>
  )
}
