import type { Installation } from '../../api/types'

export const CHECKS = ['PASSAGE', 'GLARE', 'VIEW', 'HEIGHT', 'SHELTER', 'POWER', 'NETWORK', 'MOUNTING'] as const

/** Whether everything was looked at and nothing is wrong. */
export const isLookedAt = (sheet: Installation) => CHECKS.every((check) => sheet.checks[check] !== undefined && sheet.checks[check] !== 'FAILED')
