import { useTranslation } from 'react-i18next'
import type { PhoneDoubt } from '../../../api/types'
import { nameOf, type LocalName } from '../../../parts/format'

interface Evidence {
  distance?: number
  accuracy?: number
  place?: LocalName
  onFieldWork: boolean
  doubts: PhoneDoubt[]
}

/** How far from where, how exactly, and whether that mattered. */
export function usePhoneWords() {
  const { t, i18n } = useTranslation()
  const metres = (far: number) => (far < 1_000 ? t('phone.metres', { far }) : t('phone.kilometres', { far: (far / 1_000).toFixed(1) }))
  const where = ({ distance, accuracy, place, onFieldWork }: Evidence) =>
    [
      distance !== undefined && place ? t('phone.from', { far: metres(distance), place: nameOf(place, i18n.language) }) : '',
      accuracy !== undefined ? t('phone.exact', { far: metres(accuracy) }) : '',
      onFieldWork ? t('phone.fieldWork') : '',
    ].filter(Boolean).join(' · ')
  const why = (doubts: PhoneDoubt[]) => doubts.map((doubt) => t(`phoneDoubt.${doubt}`)).join(' ')
  return { where, why, metres }
}
