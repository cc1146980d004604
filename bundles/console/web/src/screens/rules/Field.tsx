import { Input, InputNumber, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RuleSetting } from '../../api/types'
import { timeTyped } from '../../parts/format'
import { useSettingWord } from './settingWords'

interface FieldProps {
  id: string
  setting: RuleSetting
  value: string
  wrong: boolean
  label: string
  change: (value: string) => void
}

/** A setting that is one thing: a choice, a number, a date, a time or a text. */
export function Field({ id, setting, value, wrong, label, change }: FieldProps) {
  const { t } = useTranslation()
  const said = useSettingWord()
  const status = wrong ? 'error' : undefined
  const typed = { id, 'aria-label': label, status, value } as const
  switch (setting.kind) {
    case 'FLAG':
      return <Segmented size="small" aria-label={label} value={value} onChange={change} options={['true', 'false'].map((one) => ({ value: one, label: said(setting, one) }))} />
    case 'WORD': {
      const options = setting.words.map((one) => ({ value: one, label: said(setting, one) }))
      return setting.words.length === 2 ? (
        <Segmented size="small" aria-label={label} value={value} onChange={change} options={options} />
      ) : (
        <Select {...typed} className="sentence-choice" onChange={change} options={options} popupMatchSelectWidth={false} />
      )
    }
    case 'NUMBER':
      return <InputNumber {...typed} className="sentence-count" min={0} max={999_999} precision={0} controls={false} placeholder={t('timeRules.unset')} value={value === '' ? null : Number(value)} onChange={(next) => change(next === null ? '' : String(next))} />
    case 'DATE':
      return <Input {...typed} className="sentence-date" type="date" onChange={(event) => change(event.target.value)} />
    case 'TIME':
      return <Input {...typed} className="sentence-count" maxLength={5} onChange={(event) => change(event.target.value)} onBlur={() => change(timeTyped(value) ?? value)} />
    default:
      return setting.name === 'permit_posts' ? (
        <Select {...typed} className="sentence-list" mode="tags" open={false} suffixIcon={null} tokenSeparators={[';', '；']} placeholder={t('timeRules.unset')} value={textsOf(value)} onChange={(texts: string[]) => change(texts.join('; '))} />
      ) : (
        <Input {...typed} className="sentence-list" placeholder={t('timeRules.unset')} maxLength={200} onChange={(event) => change(event.target.value)} />
      )
  }
}

const textsOf = (value: string) => value.split(/[;；]/).map((text) => text.trim()).filter(Boolean)
