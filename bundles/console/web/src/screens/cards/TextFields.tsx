import { Form, Input } from 'antd'

/** A longer text in both languages, side by side; either may be empty. */
export function TextFields({ name, label, rows = 4 }: { name: string; label: string; rows?: number }) {
  return (
    <div className="two-fields">
      <Form.Item name={[name, 'zh']} label={`${label} · 中文`}><Input.TextArea rows={rows} maxLength={8000} /></Form.Item>
      <Form.Item name={[name, 'en']} label={`${label} · English`}><Input.TextArea rows={rows} maxLength={8000} /></Form.Item>
    </div>
  )
}
