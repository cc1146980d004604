import { useQuery, useQueryClient } from '@tanstack/react-query'
import { AutoComplete, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { TerminalView } from '../../api/types'
import { stamp } from '../../parts/format'
import { Empty, ErrorNote, Loaded, Note } from '../../parts/State'

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
  const query = useQuery({ queryKey: key, queryFn: () => api.errands(terminal.id), refetchInterval: 3_000 })
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
      <Loaded query={query} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('option.none')}</Empty>
          ) : (
            <table className="ch-list">
              <tbody>
                {items.slice(0, 12).map((one) => (
                  <tr key={one.number}>
                    <td className="nowrap faint">{stamp(one.asked, terminal.zone)}</td>
                    <td>{t(`errandKind.${one.kind}`)} {one.holder}</td>
                    <td>{t(`errandState.${one.state}`)} <span className="small faint">{one.detail}</span></td>
                    <td className="faint">{one.askedBy}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </div>
  )
}
