import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CredentialView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { nameOf, stamp } from '../../parts/format'
import { Fact, Facts } from '../../parts/Panel'
import { Stamp } from '../../parts/Stamp'
import { REASONS } from './desk/desk'

/** Why a card is as it is: codes that the suite wrote itself in the reader's words, what people wrote as it is. */
function useReasonSaid(): (reason: string) => string {
  const { t } = useTranslation()
  return (reason) => {
    const check = /^activated: (\w+)$/.exec(reason)?.[1]
    if (check) return `${t('desk.act.activate')} · ${t(`identity.check.${check}`)}`
    return REASONS.some((one) => one === reason) ? t(`desk.reason.${reason}`) : reason
  }
}

/** State and binding of a card: what it is, whose, for what and until when. */
export function CardFacts({ card }: { card: CredentialView }) {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const reasonSaid = useReasonSaid()
  return (
    <Facts>
      <Fact label={t('card.state')}><Stamp code={card.state} /> {card.temporary && <Stamp code="TEMPORARY" />}</Fact>
      <Fact label={t('card.holder')}>{card.holder ? <Link to={`/people/${card.employeeId}`}>{nameOf(card.holder.name, i18n.language)} · {card.holder.number}</Link> : '–'}</Fact>
      <Fact label={t('card.number')}><span className="code">{card.number}</span></Fact>
      {card.printed && <Fact label={t('desk.printed')}><span className="code">{card.printed}</span></Fact>}
      {card.technology && <Fact label={t('card.technology')}>{t(`technology.${card.technology}`)}{card.bits ? ` · ${card.bits} bit` : ''}</Fact>}
      <Fact label={t('card.uses')}>{card.uses.map((use) => t(`credentialUse.${use}`)).join(t('manners.listed')) || t('card.noUse')}</Fact>
      <Fact label={t('card.issuedAt')}>{stamp(card.issuedAt, zone)}</Fact>
      <Fact label={t('card.activatedAt')}>{card.activatedAt ? stamp(card.activatedAt, zone) : '–'}</Fact>
      <Fact label={t('card.validUntil')}>{card.validUntil ? stamp(card.validUntil, zone) : t('card.noEnd')}</Fact>
      {card.reason && <Fact label={t('card.reason')}>{reasonSaid(card.reason)}</Fact>}
    </Facts>
  )
}
