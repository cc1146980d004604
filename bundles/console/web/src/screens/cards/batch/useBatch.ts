import { useEffect, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { api } from '../../../api/calls'
import type { CardBatch } from '../../../api/types'
import type { Reason } from '../desk/desk'
import { type CardInHand, draftOf } from '../desk/inHand'
import { useSend } from '../useSend'
import { checkAll, type Row } from './rows'
import { linesOf, type WrongLine } from './sheet'

const STORE = 'clockhouse.cardQueue'
const AT_A_TIME = 25

/** A queue that was begun in this tab and not finished: without card numbers, which stay on the server. */
function kept(): Row[] {
  try {
    return JSON.parse(sessionStorage.getItem(STORE) ?? '[]') as Row[]
  } catch {
    return []
  }
}

/** Many replacements: from a list, checked without changing anything, then all at once or card by card at the reader. */
export function useBatch() {
  const [params, setParams] = useSearchParams()
  const location = useLocation()
  const people = (location.state as { people?: string[] } | null)?.people
  const [text, setText] = useState(people?.join('\n') ?? '')
  const [usual, setUsual] = useState<Reason>('FORMAT_CHANGE')
  const [rows, setRows] = useState<Row[]>(kept)
  const [wrong, setWrong] = useState<WrongLine[]>([])
  const [checked, setChecked] = useState<{ done: number; of: number } | null>(null)
  const [batch, setBatch] = useState<CardBatch | null>(null)
  const [queueing, setQueueing] = useState(() => kept().length > 0)
  const { busy, error, send, clear } = useSend()
  const id = params.get('id')

  useEffect(() => {
    if (queueing) sessionStorage.setItem(STORE, JSON.stringify(rows.map((row) => ({ ...row, number: '' }))))
    else sessionStorage.removeItem(STORE)
  }, [rows, queueing])
  useEffect(() => {
    if (id && batch?.id !== id) void send(async () => setBatch(await api.cardBatch(id)))
  }, [id, batch, send])

  /** A workbook is read by the server; its cells become lines that can still be changed. */
  const load = (file: File) =>
    send(async () => {
      if (!/\.xlsx$/i.test(file.name)) return setText(await file.text())
      const sheet = await api.readCardSheet(file)
      setText(sheet.map((cells) => cells.map((cell) => cell.replaceAll(/\s+/g, ' ')).join('\t')).join('\n'))
    })
  const check = () =>
    send(async () => {
      const { lines, wrong: unreadable } = linesOf(text, usual)
      setWrong(unreadable)
      setChecked({ done: 0, of: lines.length })
      setRows(await checkAll(lines, (done) => setChecked({ done, of: lines.length })))
      setChecked(null)
    })
  /** Asks until no row waits: what is done stays done when this is broken off. */
  const run = (from: CardBatch, again = false) =>
    send(async () => {
      let now = from
      for (let first = true; now.waiting > 0 || (again && first); first = false) {
        now = await api.runCardBatch(now.id, again && first ? now.rows.length : AT_A_TIME, again && first)
        setBatch(now)
      }
    })
  const begin = () =>
    send(async () => {
      const made = await api.beginCardBatch({ rows: rows.filter((row) => row.state === 'READY').map(({ who, number, reason, note }) => ({ who, number: number || undefined, reason, note: note || undefined })) })
      setBatch(made)
      setParams({ id: made.id }, { replace: true })
      setRows([])
      await run(made)
    })
  const put = (row: Row) => setRows((old) => old.map((one) => (one.row === row.row ? row : one)))
  /** The card that was read becomes the row's person's, at once. */
  const bind = (row: Row, card: CardInHand) =>
    send(async () => {
      await api.replaceCard({ employeeId: row.employeeId, reason: row.reason, note: row.note || undefined, ...draftOf(card) })
      put({ ...row, state: 'DONE', number: card.shown, problems: [] })
    })
  return {
    text, setText, usual, setUsual, rows, wrong, checked, batch, queueing, busy, error, clear, load, check, begin, run, bind,
    queue: () => setQueueing(true),
    skip: (row: Row) => put({ ...row, state: 'SKIPPED' }),
    unskip: () => setRows((old) => old.map((row) => (row.state === 'SKIPPED' ? { ...row, state: 'READY' } : row))),
    leave: () => {
      setRows([])
      setWrong([])
      setBatch(null)
      setQueueing(false)
      setParams({}, { replace: true })
      clear()
    },
  }
}

export type Batch = ReturnType<typeof useBatch>
