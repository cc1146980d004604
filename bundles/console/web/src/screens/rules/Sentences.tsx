import { Input, InputNumber, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RuleSetting } from '../../api/types'
import { heldBy, type Settings, withValue } from './draft'

interface SentencesProps {
  section: number
  settings: RuleSetting[]
  before: Settings
  draft: Settings
  wrong: Map<string, string>
  change: (draft: Settings) => void
}

/** The rules of one section: each a sentence whose field is the setting. */
export function Sentences({ section, settings, before, draft, wrong, change }: SentencesProps) {
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
  change: (value: string) => void
}

function Sentence({ number, setting, was, value, wrong, change }: SentenceProps) {
  const { t, i18n } = useTranslation()
  const said = useSettingWord()
  const [head = '', tail = ''] = t(`rule.${setting.name}`).split('___')
  const changed = was !== value
  const id = `rule-${setting.name}`
  return (
    <li className={changed ? 'sentence changed' : 'sentence'}>
      <span className="sentence-number">{number}</span>
      <div className="grow">
        <div className="sentence-text">
          {head}
          <Field id={id} setting={setting} value={value} wrong={wrong !== undefined} label={`${head}… ${tail}`} change={change} />
          {changed && <span className="sentence-was"> {t('timeRules.was', { value: said(setting, was) })} </span>}
          {tail}
        </div>
        {i18n.exists(`ruleNote.${setting.name}`) && <p className="small faint">{t(`ruleNote.${setting.name}`)}</p>}
        {wrong ? <p className="sentence-wrong" id={`${id}-wrong`} role="alert">{t(`ruleKind.${setting.kind}`)} <span lang="en" className="faint">{wrong}</span></p> : null}
      </div>
    </li>
  )
}

/** A value as the sentence has it. */
export function useSettingWord(): (setting: RuleSetting, value: string) => string {
  const { t } = useTranslation()
  return (setting, value) => {
    if (value === '') return t('timeRules.unset')
    if (setting.kind === 'FLAG') return t(value === 'true' ? 'timeRules.yes' : 'timeRules.no')
    return setting.kind === 'WORD' ? t(`ruleWord.${setting.name}.${value}`) : value
  }
}

interface FieldProps {
  id: string
  setting: RuleSetting
  value: string
  wrong: boolean
  label: string
  change: (value: string) => void
}

function Field({ id, setting, value, wrong, label, change }: FieldProps) {
  const { t } = useTranslation()
  const said = useSettingWord()
  const status = wrong ? 'error' : undefined
  if (setting.kind === 'FLAG') {
    return <Segmented size="small" aria-label={label} value={value} onChange={change} options={['true', 'false'].map((one) => ({ value: one, label: said(setting, one) }))} />
  }
  if (setting.kind === 'WORD') {
    const options = setting.words.map((one) => ({ value: one, label: said(setting, one) }))
    return setting.words.length === 2 ? (
      <Segmented size="small" aria-label={label} value={value} onChange={change} options={options} />
    ) : (
      <Select id={id} className="sentence-choice" aria-label={label} value={value} onChange={change} options={options} popupMatchSelectWidth={false} status={status} />
    )
  }
  if (setting.kind === 'NUMBER') {
    return <InputNumber id={id} className="sentence-count" aria-label={label} min={0} max={999_999} precision={0} controls={false} placeholder={t('timeRules.unset')} status={status} value={value === '' ? null : Number(value)} onChange={(next) => change(next === null ? '' : String(next))} />
  }
  return (
    <Input
      id={id}
      className={setting.kind === 'TIME' ? 'sentence-count' : 'sentence-list'}
      aria-label={label}
      placeholder={t(`ruleKind.${setting.kind}`)}
      status={status}
      maxLength={200}
      value={value}
      onChange={(event) => change(event.target.value)}
    />
  )
}
