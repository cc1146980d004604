import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/Session'
import { AreaTabs } from '../../parts/AreaTabs'
import { PageHead } from '../../parts/Panel'
import { Views } from '../../parts/Views'
import { type CardArea, CARD_AREAS } from './areas'
import './Cards.css'

/** Those that keep their filters in the address. */
const FILTERED: CardArea[] = ['holders', 'replacements', 'watch', 'losses']

/** The head of a page of the card area: its title and acts, and the way to the others. */
export function CardsHead({ area, children }: { area: CardArea; children?: ReactNode }) {
  const { t } = useTranslation()
  const { can } = useSession()
  return (
    <>
      <PageHead title={t(`cards.${area}`)} hint={t(`cards.${area}Hint`)}>{FILTERED.includes(area) && <Views screen={`cards-${area}`} />}{children}</PageHead>
      <AreaTabs label={t('areas.cards')} tabs={CARD_AREAS.filter((one) => can(one.right)).map((one) => ({ to: one.to, label: t(`cards.${one.key}`) }))} />
    </>
  )
}
