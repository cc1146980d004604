import { useQueryClient } from '@tanstack/react-query'
import { AutoComplete, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { TerminalView } from '../../api/types'
import { ErrorNote, Note } from '../../parts/State'
import { ErrandList } from './ErrandList'

/** Names that many terminals know; each maker has more. */
const KNOWN = ['VOLUME', 'IPAddress', 'NetMask', 'GATEIPAddress']
const NETWORK = /address|mask|server|port|dhcp/i

/** Sends a terminal that calls one of its own settings, and shows what became of what it was told. */
export function OptionPanel({ terminal }: { terminal: TerminalView }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ option: string; value?: string }>()
  const name = Form.useWatch('option', form) ?? ''
  const [error, setError] = useState<unknown>(null)
  const key = ['errands', terminal.id]
  const send = async (fields: { option: string; value?: string }) => {
    setError(null)
    try {
      await api.sendOption(terminal.id, fields.option.trim(), fields.value ?? '')
      form.resetFields()
      await queries.invalidateQueries({ queryKey: key })
    } catch (why) {
      setError(why)
    }
  }
  return (
    <div className="stack">
      <p className="soft">{t('option.hint')}</p>
      {error !== null && <ErrorNote error={error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void send(fields)}>
        <div className="two-fields">
          <Form.Item name="option" label={t('option.name')} rules={[{ required: true, message: t('fields.missing') }]}><AutoComplete className="code" options={KNOWN.map((value) => ({ value }))} /></Form.Item>
          <Form.Item name="value" label={t('option.value')}><Input className="code" maxLength={200} autoComplete="off" /></Form.Item>
        </div>
        {NETWORK.test(name) && <div className="form-error"><Note tone="late">{t('option.network')}</Note></div>}
        <Button type="primary" htmlType="submit">{t('option.send')}</Button>
      </Form>
      <ErrandList terminal={terminal} none={t('option.none')} />
    </div>
  )
}
