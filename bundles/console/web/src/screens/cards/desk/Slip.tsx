import { useTranslation } from 'react-i18next'
import type { EmployeeView, FeeView } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { useSession } from '../../../app/Session'
import { lastFour, nameOf, otherName, stamp } from '../../../parts/format'
import { useMoney } from '../money'
import { needsReason, takesCard } from './desk'
import type { AtDesk } from './useDesk'

interface SlipProps {
  person: EmployeeView
  act: string
  oldNumber?: string
  newNumber?: string
  reason?: string
  fee?: FeeView
  until?: string
  at: number
}

/** The slip of what was just saved at the desk. */
export function DeskSlip({ at }: { at: AtDesk }) {
  const { doing } = at.desk
  const person = at.person.data
  if (!doing?.saved || !person) return null
  const { act, saved, held, fresh } = doing
  return (
    <Slip
      person={person}
      act={act}
      oldNumber={act === 'issue' || act === 'temporary' ? undefined : held?.number}
      newNumber={takesCard(act) ? fresh?.shown : undefined}
      fee={saved.replacement?.fee}
      until={act === 'temporary' ? stamp(at.validUntil, at.siteZone) : undefined}
      reason={needsReason(act) || act === 'return' ? at.whyOf(doing) : undefined}
      at={at.done[0]?.at ?? at.desk.began}
    />
  )
}

/** The hand-over slip: on paper only, both sides sign; numbers stay covered to their last four digits. */
export function Slip({ person, act, oldNumber, newNumber, reason, fee, until, at }: SlipProps) {
  const { t, i18n } = useTranslation()
  const { session } = useSession()
  const { zone } = usePlace()
  const money = useMoney()
  const lines: [string, string | undefined][] = [
    [t('people.name'), [nameOf(person.name, i18n.language), otherName(person.name, i18n.language)].filter(Boolean).join(' ')],
    [t('people.number'), person.number],
    [t('people.department'), nameOf(person.departmentName, i18n.language)],
    [t('fields.reason'), reason],
    [t('desk.oldCard'), oldNumber && lastFour(oldNumber)],
    [t('desk.newCard'), newNumber && lastFour(newNumber)],
    [t('desk.fee'), fee && money(fee)],
    [t('desk.stepTerm'), until],
    [t('desk.slipAt'), stamp(at, zone)],
    [t('desk.slipBy'), session.account.displayName || session.account.name],
  ]
  return (
    <section className="print-only slip" aria-label={t('desk.slip')}>
      <h1>{nameOf(session.organisation?.name, i18n.language)} · {t(`desk.act.${act}`)}</h1>
      <dl>
        {lines.map(([label, value]) => value && (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="slip-signs">
        <span>{t('desk.slipHolder')}</span>
        <span>{t('desk.slipDesk')}</span>
      </p>
    </section>
  )
}
