import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { StockBatch, StockPut } from '../../../api/types'
import { submitOnCtrlEnter } from '../../../app/keys'
import { ErrorNote, Note } from '../../../parts/State'
import { useSend } from '../useSend'

/** Each line a number, and after a comma or tab what is printed on the card. */
export function numbersIn(text: string): { number: string; printed?: string }[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.split(/[\t;,]/).map((cell) => cell.trim()))
    .filter(([number]) => number)
    .map(([number = '', printed]) => (printed ? { number, printed } : { number }))
}

/** Cards are laid on the shelf by reading them one after another into the field, or by pasting a list. */
export function ShelveForm({ batch }: { batch: StockBatch }) {
  const { t, i18n } = useTranslation()
  const { busy, error, send } = useSend()
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<StockPut[]>([])
  const [taken, setTaken] = useState<number | null>(null)
  const numbers = numbersIn(text)
  const lay = () =>
    send(async () => {
      const puts = await api.shelve(batch.id, numbers)
      const wrong = puts.rows.filter((row) => row.code)
      setTaken(puts.taken)
      setRefused(wrong)
      // What was refused stays in the field, to be put right.
      setText(wrong.map((row) => row.number + (row.printed ? `,${row.printed}` : '')).join('\n'))
    })
  const why = (row: StockPut) => {
    const key = `problem.${row.code?.replaceAll('.', '-') ?? ''}`
    return i18n.exists(key) ? t(key) : (row.detail ?? row.code)
  }
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void lay() }} onKeyDown={submitOnCtrlEnter}>
      <p className="soft">{t('stock.shelveHint', { batch: batch.name })}</p>
      {error !== null && <ErrorNote error={error} />}
      {taken !== null && <Note tone={refused.length > 0 ? 'late' : 'ok'}>{t('stock.taken', { count: taken })} {refused.length > 0 && t('stock.refused', { count: refused.length })}</Note>}
      <Input.TextArea autoFocus rows={12} className="code" aria-label={t('stock.numbers')} placeholder={t('stock.numbersHint')} value={text} onChange={(event) => setText(event.target.value)} />
      {refused.length > 0 && <ul className="small">{refused.map((row) => <li key={row.row}><span className="code">{row.number}</span> {why(row)}</li>)}</ul>}
      <p><Button type="primary" htmlType="submit" loading={busy} disabled={numbers.length === 0}>{t('stock.lay', { count: numbers.length })}</Button></p>
    </form>
  )
}
