import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { csvOf } from '../csv'
import { handOver } from '../download'
import { Icon } from '../Icon'
import type { Column } from './VirtualList'

interface Props<T> {
  title: string
  rows: T[]
  columns: Column<T>[]
}

/** The rows that a list shows, as a file and on paper: all that were read, not only those in sight. */
export function ListSheet<T>({ title, rows, columns }: Props<T>) {
  const { t } = useTranslation()
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  const written = columns.filter((column) => column.text)
  const heads = written.map((column) => (typeof column.head === 'string' ? column.head : column.key))
  const cells = (row: T) => written.map((column) => column.text?.(row) ?? '')
  const save = () => handOver(new Blob(['\ufeff', csvOf(heads, rows.map(cells))], { type: 'text/csv' }), `${title}.csv`)
  return (
    <>
      <span className="row tight no-print">
        <Button onClick={save} disabled={rows.length === 0} icon={<Icon name="download" size={16} />}>CSV</Button>
        <Button onClick={() => window.print()} disabled={rows.length === 0} icon={<Icon name="print" size={16} />}>{t('manners.print')}</Button>
      </span>
      {printing && createPortal(
        <section className="print-only list-sheet">
          <h1>{title}</h1>
          <table className="ch-list">
            <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
            <tbody>{rows.map((row, index) => <tr key={index}>{cells(row).map((text, at) => <td key={at}>{text}</td>)}</tr>)}</tbody>
          </table>
        </section>,
        document.body,
      )}
    </>
  )
}
