import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { RosterFinding } from '../../../api/types'
import { hm, shortDay } from '../../../parts/format'

/** What a step of drawing is called: asked for when it is shown, so that it is in the language of then. */
export type Said = (words: { t: TFunction; language: string; shift: (code: string) => string }) => string

/** Why a date should not be worked as planned, in a sentence with its figures. */
export function useFindingText(): (finding: RosterFinding) => string {
  const { t, i18n } = useTranslation()
  return useCallback(
    (finding) => {
      const days = finding.kind === 'CONSECUTIVE'
      return t(`plan.finding.${finding.kind}`, {
        other: shortDay(finding.otherDate, i18n.language),
        value: days ? finding.value : hm(finding.value),
        limit: days ? finding.limit : hm(finding.limit),
      })
    },
    [t, i18n.language],
  )
}
