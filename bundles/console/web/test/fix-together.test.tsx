import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { ImportView, WrongRow } from '../src/api/types'
import { FixTogether, sameCells } from '../src/screens/people/FixTogether'

const row = (number: number, cells: string[], ...columns: number[]): WrongRow => ({
  row: number, cells, problems: columns.map((column) => ({ row: number, column, code: 'import.department.unknown', detail: 'no such department', serious: true, value: cells[column] ?? '' })),
})
const draft = { columns: ['Number', 'Department'], mapping: { 0: 'NUMBER', 1: 'DEPARTMENT' } } as Pick<ImportView, 'columns' | 'mapping'>
const rows = [row(2, ['100971', 'Qualty'], 1), row(3, ['', 'Qualty'], 0, 1), row(5, ['100990', 'Qualty'], 1), row(7, ['', 'Pres shop'], 0, 1)]

describe('What is wrong in many rows in the same way', () => {
  it('is found by column and value, most first, and never what is one person’s', () => {
    expect(sameCells([...rows, row(8, ['', 'Pres shop'], 1)], draft.mapping)).toEqual([{ column: 1, value: 'Qualty', rows: [2, 3, 5] }, { column: 1, value: 'Pres shop', rows: [7, 8] }])
  })

  it('is put right once for all of them', () => {
    const fix = vi.fn()
    render(<FixTogether draft={draft} rows={rows} busy={false} fix={fix} />)
    const act = screen.getByRole('button', { name: 'Set in 3 rows' }) as HTMLButtonElement
    expect(act.disabled).toBe(true)
    fireEvent.change(screen.getByRole('textbox', { name: 'Department: instead of Qualty' }), { target: { value: ' Quality ' } })
    fireEvent.click(act)
    expect(fix).toHaveBeenCalledWith([2, 3, 5].map((number) => ({ row: number, column: 1, value: 'Quality' })))
  })

  it('is not offered where each row is wrong in its own way', () => {
    const { container } = render(<FixTogether draft={draft} rows={[row(2, ['', 'A'], 1), row(3, ['', 'B'], 1)]} busy={false} fix={() => undefined} />)
    expect(container.textContent).toBe('')
  })
})
