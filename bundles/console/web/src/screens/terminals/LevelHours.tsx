import { Button, Form, Input, Select } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { AccessLevel } from '../../api/types'
import { WEEK, weekdayName } from '../../parts/format'

/** On which days and from when until when, as it stands in a list. */
export function hoursWords({ days, holidays, from, until }: AccessLevel['hours'][number], t: TFunction, language: string): string {
  const on = WEEK.flatMap((day, at) => (days.includes(day) ? [weekdayName(at + 1, language)] : []))
  return `${[...on, ...(holidays ? [t('level.holidays')] : [])].join(' ')} ${from.slice(0, 5)}–${until === '00:00' ? '24:00' : until.slice(0, 5)}`
}

/** The windows of time of a level; none for all hours. */
export function HoursFields() {
  const { t, i18n } = useTranslation()
  const days = [...WEEK.map((value, at) => ({ value: value as string, label: weekdayName(at + 1, i18n.language) })), { value: 'HOLIDAY', label: t('level.holidays') }]
  const required = [{ required: true, message: t('fields.missing') }]
  return (
    <Form.Item label={t('level.hours')} extra={t('level.hoursHint')}>
      <Form.List name="hours">
        {(windows, { add, remove }) => (
          <div className="stack">
            {windows.map((window) => (
              <div key={window.key} className="stack">
                <Form.Item name={[window.name, 'on']} rules={required} noStyle><Select mode="multiple" aria-label={t('level.days')} placeholder={t('level.days')} options={days} /></Form.Item>
                <div className="row">
                  <Form.Item name={[window.name, 'from']} rules={required} noStyle><Input type="time" aria-label={t('level.hoursFrom')} /></Form.Item>
                  <Form.Item name={[window.name, 'until']} rules={required} noStyle><Input type="time" aria-label={t('level.hoursUntil')} /></Form.Item>
                  <Button onClick={() => remove(window.name)}>{t('level.hoursRemove')}</Button>
                </div>
              </div>
            ))}
            <Button onClick={() => add({ on: WEEK.slice(0, 5), from: '08:00', until: '18:00' })}>{t('level.hoursAdd')}</Button>
          </div>
        )}
      </Form.List>
    </Form.Item>
  )
}
