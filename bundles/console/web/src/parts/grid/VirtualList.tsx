import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../../app/keys'
import { useNarrow } from '../narrow'
import { inSight, reveal } from './window'
import './VirtualList.css'

export interface Column<T> {
  key: string
  head: ReactNode
  /** A CSS grid track: 120px, minmax(80px, 1fr). */
  width: string
  numeric?: boolean
  /** On a phone only these are shown; all of them when none says so. */
  phone?: boolean
  cell: (row: T) => ReactNode
  /** The same in words, for a file and on paper; a column without them is left out there. */
  text?: (row: T) => string
}

interface Props<T> {
  rows: T[]
  columns: Column<T>[]
  rowKey: (row: T) => string
  height?: number
  label: string
  chosen?: string
  onChoose?: (row: T) => void
  onOpen?: (row: T) => void
  /** Rows that are marked to do something with them; x marks one, Shift+x all up to it. */
  marked?: ReadonlySet<string>
  onMark?: (keys: ReadonlySet<string>) => void
  /** Single keys that do something with the row one is at: e acts, a approves, r refuses, v shows the card. */
  acts?: Record<string, (row: T) => void>
  onEnd?: () => void
  foot?: ReactNode
}

/** A long list with rows of one height: only those in sight exist. j, k and the arrows move, x marks, Space chooses, Enter opens. */
export function VirtualList<T>({ rows, columns, rowKey, height = 46, label, chosen, onChoose, onOpen, marked, onMark, acts, onEnd, foot }: Props<T>) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const shown = narrow && columns.some((column) => column.phone) ? columns.filter((column) => column.phone) : columns
  const anchor = useRef(-1)
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, size: 600 })
  const [at, setAt] = useState(-1)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setView({ top: element.scrollTop, size: element.clientHeight || 600 })
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const { first, end } = inSight(view.top, view.size, height, rows.length, 8)
  useEffect(() => {
    if (rows.length > 0 && end >= rows.length - 4) onEnd?.()
  }, [end, rows.length, onEnd])
  const move = (to: number) => {
    const next = Math.min(Math.max(to, 0), rows.length - 1)
    setAt(next)
    const element = box.current
    if (element) element.scrollTop = reveal(element.scrollTop, element.clientHeight - 32, height, next)
  }
  const current = rows[at]
  const mark = (index: number, range: boolean) => {
    const row = rows[index]
    if (!row || !onMark) return
    const next = new Set(marked)
    if (range && anchor.current >= 0) {
      const [from, until] = [Math.min(anchor.current, index), Math.max(anchor.current, index)]
      for (const one of rows.slice(from, until + 1)) next.add(rowKey(one))
    } else if (!next.delete(rowKey(row))) next.add(rowKey(row))
    anchor.current = index
    onMark(next)
  }
  useKeys({
    j: () => move(at + 1),
    k: () => move(at - 1),
    ...(current && onMark ? { x: () => mark(at, false), 'Shift+x': () => mark(at, true) } : {}),
    ...(current && onChoose ? { Space: () => onChoose(current) } : {}),
    ...(current && onOpen ? { Enter: () => onOpen(current) } : {}),
    ...(current ? Object.fromEntries(Object.entries(acts ?? {}).map(([key, act]) => [key, () => act(current)])) : {}),
  })
  const template = [...(onMark ? ['36px'] : []), ...shown.map((column) => column.width)].join(' ')
  const allMarked = rows.length > 0 && rows.every((row) => marked?.has(rowKey(row)))
  return (
    <div className="vlist" ref={box} role="table" aria-label={label} aria-rowcount={rows.length + 1} tabIndex={0}
      onScroll={(event) => setView({ top: event.currentTarget.scrollTop, size: event.currentTarget.clientHeight })}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return
        const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
        if (step) {
          event.preventDefault()
          move(at + step)
        } else if (event.key === 'Home' || event.key === 'End') {
          event.preventDefault()
          move(event.key === 'Home' ? 0 : rows.length - 1)
        }
      }}
    >
      <div className="vlist-head" role="row" style={{ gridTemplateColumns: template }}>
        {onMark && (
          <div role="columnheader" className="vlist-mark">
            <input type="checkbox" aria-label={t('lists.markAll', { count: rows.length })} checked={allMarked} onChange={() => onMark(allMarked ? new Set() : new Set(rows.map(rowKey)))} />
          </div>
        )}
        {shown.map((column) => (
          <div key={column.key} role="columnheader" className={column.numeric ? 'num' : undefined}>
            {column.head}
          </div>
        ))}
      </div>
      <div className="vlist-body" role="rowgroup" style={{ height: rows.length * height }}>
        {rows.slice(first, end).map((row, i) => {
          const index = first + i
          const key = rowKey(row)
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={index + 2}
              className={`vlist-row${key === chosen ? ' chosen' : ''}${index === at ? ' at' : ''}${marked?.has(key) ? ' marked' : ''}${onOpen || onChoose ? ' choosable' : ''}`}
              style={{ gridTemplateColumns: template, height, transform: `translateY(${index * height}px)` }}
              onClick={(event) => {
                setAt(index)
                if ((event.target as HTMLElement).closest('a,button,input')) return
                ;(onChoose ?? onOpen)?.(row)
              }}
            >
              {onMark && (
                <div role="cell" className="vlist-mark">
                  <input type="checkbox" aria-label={t('lists.mark', { row: index + 1 })} checked={marked?.has(key) ?? false} onChange={(event) => mark(index, (event.nativeEvent as MouseEvent).shiftKey)} />
                </div>
              )}
              {shown.map((column) => (
                <div key={column.key} role="cell" className={column.numeric ? 'num' : undefined}>
                  {column.cell(row)}
                </div>
              ))}
            </div>
          )
        })}
      </div>
      {foot && <div className="vlist-foot">{foot}</div>}
    </div>
  )
}
