import { api } from '../../../api/calls'
import type { EmployeeView, ReplacementPreview } from '../../../api/types'
import type { Line } from './sheet'

export type RowState = 'READY' | 'WRONG' | 'DONE' | 'SKIPPED'

/** A line of the list as far as it has got. */
export interface Row extends Line {
  state: RowState
  /** Whose card it is; empty while nobody was found. */
  employeeId?: string
  name?: EmployeeView['name']
  number: string
  oldNumber?: string
  fee?: ReplacementPreview['fee']
  /** What stands against it: codes with what the server says. */
  problems: { code: string; detail: string }[]
}

const AT_ONCE = 4

/** Asks of each line what its replacement would do; nothing is changed. */
export async function checkAll(lines: Line[], checked: (done: number) => void): Promise<Row[]> {
  const rows: Row[] = []
  let next = 0
  let done = 0
  const work = async () => {
    while (next < lines.length) {
      const at = next++
      const line = lines[at]
      if (!line) return
      rows[at] = await check(line)
      checked(++done)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return twice(rows)
}

async function check(line: Line): Promise<Row> {
  const wrong = (code: string, detail = ''): Row => ({ ...line, state: 'WRONG', problems: [{ code, detail }] })
  const [person, another] = (await api.people({ number: line.who })).items
  try {
    const who = person && !another ? { employeeId: person.id } : { oldNumber: line.who }
    const preview = await api.previewReplacement({ ...who, reason: line.reason, ...(line.number ? { number: line.number } : {}) })
    return {
      ...line,
      state: preview.problems.length > 0 ? 'WRONG' : 'READY',
      employeeId: preview.holder.id,
      name: preview.holder.name,
      oldNumber: preview.old.number,
      fee: preview.fee,
      problems: preview.problems,
    }
  } catch (why) {
    const problem = why as { code?: string; detail?: string }
    return wrong(problem.code ?? 'unexpected', problem.detail)
  }
}

/** The same person or the same new card in two lines: the later one is wrong. */
export function twice(rows: Row[]): Row[] {
  const people = new Set<string>()
  const numbers = new Set<string>()
  return rows.map((row) => {
    const again = row.employeeId !== undefined && people.has(row.employeeId)
    const taken = row.number !== '' && numbers.has(row.number)
    if (row.employeeId) people.add(row.employeeId)
    if (row.number) numbers.add(row.number)
    return again || taken ? { ...row, state: 'WRONG', problems: [...row.problems, { code: again ? 'batch.person-twice' : 'batch.number-twice', detail: '' }] } : row
  })
}
