import { Button, Drawer } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../../app/keys'
import { Kbd, Panel } from '../Panel'
import { SendList } from '../SendList'
import { Empty, ErrorNote, Loading } from '../State'
import { goOn } from '../Undo'
import { ListSheet } from './ListSheet'
import type { usePages } from './usePages'
import { type Column, VirtualList } from './VirtualList'

interface Props<T> {
  title: string
  pages: Pick<ReturnType<typeof usePages<T>>, 'rows' | 'error' | 'isPending' | 'open' | 'reading' | 'again' | 'more'>
  columns: Column<T>[]
  rowKey: (row: T) => string
  /** Filters, at the left above the list. */
  filters?: ReactNode
  empty: ReactNode
  /** What can be done to the marked rows; the first primary button takes the focus when a row is acted upon with e. */
  bulk?: (chosen: T[], unmark: () => void) => ReactNode
  /** What Space shows beside the list. */
  side?: (row: T) => { title: ReactNode; body: ReactNode }
  acts?: Record<string, (row: T) => void>
  onOpen?: (row: T) => void
  height?: number
  /** The list's own name in the API and its filters there, where it can be sent again and again. */
  sends?: Pick<Parameters<typeof SendList>[0], 'list' | 'filters'>
}

/** A list one works through by keyboard: filters above, marks and what is done to them, one row beside it, and its sheet. */
export function ListPanel<T>({ title, pages, columns, rowKey, filters, empty, bulk, side, acts, onOpen, height, sends }: Props<T>) {
  const { t } = useTranslation()
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState<string | null>(null)
  const bar = useRef<HTMLDivElement>(null)
  const [acting, setActing] = useState(0)
  const unmark = () => setMarked(new Set())
  // What is seen is what is acted upon: a row that a filter hides is not among them.
  const chosen = pages.rows.filter((row) => marked.has(rowKey(row)))
  const beside = side && shown !== null ? pages.rows.find((row) => rowKey(row) === shown) : undefined
  const panel = beside && side?.(beside)
  useKeys({ Escape: () => (shown !== null ? setShown(null) : unmark()) })
  useEffect(() => {
    if (acting > 0) bar.current?.querySelector<HTMLElement>('.ant-btn-primary, input')?.focus()
  }, [acting])
  const some = bulk !== undefined && chosen.length > 0
  useEffect(() => {
    if (!some) return undefined
    return () => {
      // The button that acted on the marks is gone with them.
      if (document.activeElement === document.body) goOn()
    }
  }, [some])
  const act = (row: T) => {
    setMarked(new Set([rowKey(row)]))
    setActing((times) => times + 1)
  }
  return (
    <Panel className="fill list-panel" flush label={title}>
      <div className="toolbar">
        {filters}
        <span className="grow" />
        {!pages.isPending && <span className="soft small">{t(pages.open ? 'lists.atLeast' : 'lists.count', { count: pages.rows.length })}</span>}
        <ListSheet title={title} rows={pages.rows} columns={columns} />
        {sends && <SendList name={title} {...sends} />}
      </div>
      {some && (
        <div className="toolbar bulk" role="status" ref={bar}>
          <strong>{t('lists.marked', { count: chosen.length })}</strong>
          {bulk(chosen, unmark)}
          <Button onClick={unmark}>{t('lists.unmark')} <Kbd>Esc</Kbd></Button>
        </div>
      )}
      {pages.error ? <ErrorNote error={pages.error} retry={pages.again} /> : null}
      {pages.isPending ? (
        <Loading rows={12} height={46} what={title} />
      ) : pages.rows.length === 0 ? (
        pages.error ? null : typeof empty === 'string' ? <Empty>{empty}</Empty> : empty
      ) : (
        <VirtualList<T>
          label={title}
          rows={pages.rows}
          columns={columns}
          rowKey={rowKey}
          height={height}
          chosen={shown ?? undefined}
          onChoose={side ? (row) => setShown(rowKey(row)) : undefined}
          onOpen={onOpen}
          {...(bulk ? { marked, onMark: setMarked } : {})}
          acts={{ ...(bulk ? { e: act } : {}), ...acts }}
          onEnd={pages.more}
          foot={pages.reading ? t('manners.loading') : undefined}
        />
      )}
      <Drawer open={panel !== undefined} onClose={() => setShown(null)} mask={false} size={480} title={panel?.title}>
        {panel?.body}
      </Drawer>
    </Panel>
  )
}

/** A list that is short by nature and read at once, in the manner of one that is read in pages. */
export function whole<T>(query: { data: T[] | undefined; error: unknown; isPending: boolean; refetch: () => unknown }) {
  return { rows: query.data ?? [], error: query.error as Error | null, isPending: query.isPending, open: false, reading: false, again: () => void query.refetch(), more: () => undefined }
}
