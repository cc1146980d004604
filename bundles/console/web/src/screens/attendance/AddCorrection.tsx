import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PersonDay } from '../../api/types'
import { useSession } from '../../app/Session'
import { flagKind } from '../../parts/grid/cells'
import { CorrectionFields } from '../requests/AskFields'
import { detailsOf, type Wish, wishFor } from '../requests/asking'
import { EntryForm, useEntry } from '../requests/EntryForm'

/** The punch that a day lacks: no in, else an out. */
function lacking(day: PersonDay): 'IN' | 'OUT' {
  const flags = day.results.flatMap((result) => result.flags.map(flagKind))
  return flags.includes('MISSING_OUT') ? 'OUT' : 'IN'
}

/** The correction of one day with its new result beside it: entered at once by whoever may, else asked for. Raw punches stay. */
export function AddCorrection({ day, proposed, close }: { day: PersonDay; proposed: (at: string | null) => void; close: () => void }) {
  const { t } = useTranslation()
  const { can, session } = useSession()
  const id = day.employee.id
  const enters = can('request.enter') && session.account.employeeId !== id
  const entry = useEntry(id, () => ({ ...wishFor('CORRECTION', day.date), as: lacking(day) }), enters, (sent) => {
    proposed(null)
    return { ...sent, from: '' }
  })
  const change = (part: Partial<Wish>) => {
    const next = { ...entry.wish, ...part }
    entry.change(next)
    proposed(detailsOf(next)?.at ?? null)
  }
  return (
    <EntryForm
      entry={entry}
      title={t('correction.after')}
      missing={t('correction.typeTime')}
      date={day.date}
      hint={t(enters ? 'correction.atOnce' : 'correction.chain')}
      act={t(enters ? 'correction.enter' : 'correction.submit')}
      beside={<Button onClick={close}>{t('manners.keep')}</Button>}
    >
      <CorrectionFields wish={entry.wish} change={change} dated={false} />
    </EntryForm>
  )
}
