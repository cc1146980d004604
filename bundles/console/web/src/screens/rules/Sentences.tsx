import { useTranslation } from 'react-i18next'
import type { RuleSetting } from '../../api/types'
import { heldBy, type Settings, withValue } from './draft'
import { Field } from './Field'
import { formOf, isOpen } from './lines'
import { RuleLines } from './RuleLines'
import { useSettingWord } from './settingWords'

interface SentencesProps {
  section: number
  settings: RuleSetting[]
  before: Settings
  draft: Settings
  wrong: Map<string, string>
  /** Of tiers. */
  names: string[]
  change: (draft: Settings) => void
}

/** The rules of one section: each a sentence whose field is the setting. */
export function Sentences({ section, settings, before, draft, wrong, names, change }: SentencesProps) {
  return (
    <ol className="sentences">
      {settings.map((setting, i) => (
        <Sentence
          key={setting.name}
          number={`${section}.${i + 1}`}
          setting={setting}
          was={heldBy(before, setting)}
          value={heldBy(draft, setting)}
          wrong={wrong.get(setting.name)}
          names={names}
          change={(value) => change(withValue(draft, setting, value))}
        />
      ))}
    </ol>
  )
}

interface SentenceProps {
  number: string
  setting: RuleSetting
  was: string
  value: string
  wrong: string | undefined
  names: string[]
  change: (value: string) => void
}

function Sentence({ number, setting, was, value, wrong, names, change }: SentenceProps) {
  const { t, i18n } = useTranslation()
  const said = useSettingWord()
  const [head = '', tail = ''] = t(`rule.${setting.name}`).split('___')
  const changed = was !== value
  const open = isOpen(setting, value)
  const id = `rule-${setting.name}`
  return (
    <li className={changed ? 'sentence changed' : 'sentence'}>
      <span className="sentence-number">{number}</span>
      <div className="grow">
        {formOf(setting) ? (
          <div className="sentence-text">
            {head} {changed && <span className="sentence-was">{t('timeRules.was', { value: said(setting, was) })}</span>}
            <RuleLines setting={setting} value={value} names={names} label={head || tail} change={change} />
            {/* What ended the sentence behind its field ends nothing below the lines. */}
            {tail.replace(/^[.。]\s*/, '')}
          </div>
        ) : (
          <div className="sentence-text">
            {head}
            <Field id={id} setting={setting} value={value} wrong={wrong !== undefined} label={`${head}… ${tail}`} change={change} />
            {changed && <span className="sentence-was"> {t('timeRules.was', { value: said(setting, was) })} </span>}
            {tail}
          </div>
        )}
        {i18n.exists(`ruleNote.${setting.name}`) && <p className="small faint">{t(`ruleNote.${setting.name}`)}</p>}
        {open && setting.kind === 'TIME' ? <p className="sentence-wrong">{t('ruleKind.TIME')}</p> : null}
        {wrong && !open ? <p className="sentence-wrong" id={`${id}-wrong`} role="alert">{t(`ruleKind.${setting.kind}`)}</p> : null}
      </div>
    </li>
  )
}
