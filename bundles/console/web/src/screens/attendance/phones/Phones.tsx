import { useTranslation } from 'react-i18next'
import { useSession } from '../../../app/Session'
import { PageHead } from '../../../parts/Panel'
import { Refusal } from '../../../parts/State'
import { AttendanceTabs } from '../AttendanceTabs'
import { HeldPunches } from './HeldPunches'
import { PhonePlaces } from './PhonePlaces'
import { PhoneRules } from './PhoneRules'
import { WaitingPhones } from './WaitingPhones'

/** Everything about phones: who asks for one, which punches wait for a word, who may punch where, and the rules. */
export default function Phones() {
  const { t } = useTranslation()
  const { can } = useSession()
  if (!['phone.approve', 'phone.review', 'phone.configure'].some(can)) return <Refusal permission="phone.review" />
  return (
    <>
      <AttendanceTabs />
      <PageHead title={t('phone.title')} hint={t('phone.hint')} />
      <div className="stack">
        {can('phone.review') && <HeldPunches />}
        {can('credential.read') && <WaitingPhones />}
        {can('phone.configure') && <PhonePlaces />}
        {can('phone.configure') && <PhoneRules />}
      </div>
    </>
  )
}
