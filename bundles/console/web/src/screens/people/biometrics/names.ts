import type { TFunction } from 'i18next'
import type { Biometric } from '../../../api/types'

/** Which finger, or how a face was taken. */
export function biometricName(t: TFunction, biometric: Biometric): string {
  if (biometric.kind === 'FINGERPRINT') return t('factors.finger', { number: biometric.slot })
  return t(biometric.family === 'photo' ? 'factors.photograph' : 'factors.atTerminal')
}
