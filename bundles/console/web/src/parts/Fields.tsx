import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { nameOf, type LocalName } from './format'

/** A name in both languages, side by side: one of the two is enough. */
export function LocalNameFields({ name = 'name', label }: { name?: string; label?: string }) {
  const { t } = useTranslation()
  const oneOfBoth = (other: string) => ({ getFieldValue }: { getFieldValue: (path: string[]) => unknown }) => ({
    validator: (_: unknown, value: unknown) => (value || getFieldValue([name, other]) ? Promise.resolve() : Promise.reject(new Error(t('fields.nameMissing')))),
  })
  return (
    <div className="two-fields">
      <Form.Item name={[name, 'zh']} label={`${label ?? t('fields.name')} · 中文`} dependencies={[[name, 'en']]} rules={[oneOfBoth('en')]}>
        <Input />
      </Form.Item>
      <Form.Item name={[name, 'en']} label={`${label ?? t('fields.name')} · English`} dependencies={[[name, 'zh']]} rules={[oneOfBoth('zh')]}>
        <Input />
      </Form.Item>
    </div>
  )
}

/** Both languages, the missing one empty. */
export function bothNames(name: LocalName): { zh: string; en: string } {
  return { zh: name.zh?.trim() ?? '', en: name.en?.trim() ?? '' }
}

interface Named {
  id: string
  name: LocalName
}

/** Options with the name in the reader's language; typing finds both. */
export function namedOptions(things: Named[] | undefined, language: string) {
  return (things ?? []).map((thing) => ({ value: thing.id, label: nameOf(thing.name, language), find: `${thing.name.zh ?? ''} ${thing.name.en ?? ''}`.toLowerCase() }))
}

export function matches(input: string, option?: { find?: string; label?: unknown }): boolean {
  return (option?.find ?? String(option?.label ?? '').toLowerCase()).includes(input.toLowerCase())
}

interface PickProps {
  things: Named[] | undefined
  value?: string
  onChange?: (value: string | undefined) => void
  placeholder?: string
  allowClear?: boolean
  label?: string
  className?: string
  disabled?: boolean
  id?: string
}

export function Pick({ things, label, className, ...rest }: PickProps) {
  const { i18n } = useTranslation()
  return <Select {...rest} aria-label={label} className={className} showSearch={{ filterOption: matches }} options={namedOptions(things, i18n.language)} />
}
