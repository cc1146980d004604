import { useTranslation } from 'react-i18next'
import { usePlace } from '../../app/Place'
import { AskFields, KindChoice } from './AskFields'
import { KINDS, wishFor } from './asking'
import { EntryForm, useEntry } from './EntryForm'
import { LeaveLeft } from './LeaveLeft'

/** Enters something for somebody: what it would change and which limits it breaks stand there before it is sent. */
export function EnterFor({ employeeId }: { employeeId: string }) {
  const { t } = useTranslation()
  const { date: today } = usePlace()
  const entry = useEntry(employeeId, () => wishFor('LEAVE', today), true)
  const { wish, change } = entry
  return (
    <EntryForm entry={entry} title={t('request.preview')} missing={t('request.previewLater')} hint={t('correction.atOnce')} act={t('entry.enter')}>
      <KindChoice kind={wish.kind} kinds={KINDS} choose={(kind) => change(wishFor(kind, wish.date))} />
      {wish.kind === 'LEAVE' && <LeaveLeft employeeId={employeeId} type={wish.type} date={wish.date} />}
      <AskFields wish={wish} change={(part) => change({ ...wish, ...part })} />
    </EntryForm>
  )
}
