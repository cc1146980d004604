import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportView, WrongRow } from '../../api/types'

export interface CellFix {
  row: number
  column: number
  value: string
}

export interface SameCell {
  column: number
  value: string
  rows: number[]
}

/** So many are offered at once; the next ones follow when these are put right. */
const MOST = 3

/** What many people have the same of; a number or a card is one person's. */
const SHARED = ['SITE', 'DEPARTMENT', 'POSITION', 'HIRED_ON', 'GENDER']

/** Wrong cells that say the same in the same column of more than one row, those of most rows first. */
export function sameCells(rows: WrongRow[], mapping: ImportView['mapping']): SameCell[] {
  const found = new Map<string, SameCell>()
  for (const row of rows) {
    for (const column of new Set(row.problems.filter((problem) => problem.serious && SHARED.includes(mapping[problem.column] ?? '')).map((problem) => problem.column))) {
      const value = row.cells[column] ?? ''
      const key = `${column} ${value}`
      const same = found.get(key) ?? { column, value, rows: [] }
      same.rows.push(row.row)
      found.set(key, same)
    }
  }
  return [...found.values()].filter((same) => same.rows.length > 1).sort((a, b) => b.rows.length - a.rows.length)
}

/** What is wrong in many rows in the same way is put right once. */
export function FixTogether({ draft, rows, busy, fix }: { draft: Pick<ImportView, 'columns' | 'mapping'>; rows: WrongRow[]; busy: boolean; fix: (fixes: CellFix[]) => void }) {
  const { t } = useTranslation()
  const same = sameCells(rows, draft.mapping).slice(0, MOST)
  if (same.length === 0) return null
  return (
    <div className="fix-together">
      <strong>{t('import.together')}</strong>
      {same.map((one) => <Same key={`${one.column} ${one.value}`} same={one} column={draft.columns[one.column] ?? ''} busy={busy} fix={fix} />)}
    </div>
  )
}

function Same({ same, column, busy, fix }: { same: SameCell; column: string; busy: boolean; fix: (fixes: CellFix[]) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState(same.value)
  const value = text.trim()
  return (
    <form className="row tight" onSubmit={(event) => { event.preventDefault(); fix(same.rows.map((row) => ({ row, column: same.column, value }))) }}>
      <span className="soft">{column}</span>
      <span className="code">{same.value || t('import.emptyCell')}</span>
      <span aria-hidden="true">→</span>
      <Input size="small" aria-label={t('import.togetherTo', { column, value: same.value || t('import.emptyCell') })} value={text} onChange={(event) => setText(event.target.value)} />
      <Button size="small" htmlType="submit" loading={busy} disabled={value === '' || value === same.value}>{t('import.togetherAct', { count: same.rows.length })}</Button>
    </form>
  )
}
