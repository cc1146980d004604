import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { PersonDay } from '../../api/types'
import { useSession } from '../../app/Session'
import { CorrectionFields } from '../requests/AskFields'
import { detailsOf, type Wish, wishFor } from '../requests/asking'
import { EntryForm, useEntry } from '../requests/EntryForm'
import { lacking } from './evidence'
import { EvidenceLines } from './EvidenceLines'

/** The correction that an address begins, as the work list does: `at` by the wall of the site, and `as`. */
function begun(day: PersonDay, params: URLSearchParams): Wish {
  const at = params.get('at') ?? ''
  const as = params.get('as')
  return { ...wishFor('CORRECTION', day.date), as: as === 'IN' || as === 'OUT' ? as : lacking(day), from: at.slice(11, 16), dayAfter: at.slice(0, 10) > day.date }
}

/** The correction of one day with its new result beside it: entered at once by whoever may, else asked for. Raw punches stay. */
export function AddCorrection({ day, proposed, close }: { day: PersonDay; proposed: (at: string | null) => void; close: () => void }) {
  const { t } = useTranslation()
  const { can, session } = useSession()
  const id = day.employee.id
  const enters = can('request.enter') && session.account.employeeId !== id
  const [params] = useSearchParams()
  const entry = useEntry(id, () => begun(day, params), enters, (sent) => {
    proposed(null)
    return { ...sent, from: '' }
  })
  const change = (part: Partial<Wish>) => {
    const next = { ...entry.wish, ...part }
    entry.change(next)
    proposed(detailsOf(next)?.at ?? null)
  }
  const first = detailsOf(entry.wish)?.at ?? null
  useEffect(() => {
    if (first) proposed(first)
    // Only what the address says: what is typed proposes itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
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
      <EvidenceLines day={day} way={entry.wish.as} act={(one) => <Button size="small" onClick={() => change({ from: one.time, dayAfter: one.dayAfter })}>{t('evidenceOf.use')}</Button>} />
    </EntryForm>
  )
}
