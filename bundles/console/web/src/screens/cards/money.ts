import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { FeeView } from '../../api/types'

/** A fee in the reader's writing, or that there is none. */
export function useMoney(): (fee: Pick<FeeView, 'amount' | 'currency'>) => string {
  const { t, i18n } = useTranslation()
  return useCallback(
    (fee) => {
      if (fee.amount === 0) return t('desk.noFee')
      const amount = fee.amount / 100
      return fee.currency ? new Intl.NumberFormat(i18n.language, { style: 'currency', currency: fee.currency, currencyDisplay: 'narrowSymbol' }).format(amount) : amount.toFixed(2)
    },
    [t, i18n.language],
  )
}
