import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/calls'
import { usePlace } from '../app/Place'
import { useSession } from '../app/Session'
import { longDay, nameOf, stamp, WEEK, weekdayName } from './format'
import { useDepartmentName, usePermissionWord, useShiftPlan, useSiteName } from './names'

/** Where the words of a field's constants stand; `kind.field` before `field`. */
const WORDS: Record<string, string[]> = {
  'account.kind': ['auditAccount'],
  as: ['fault.way'],
  basis: ['leaveBasis'],
  'card-type.technology': ['technology'],
  checks: ['identity.check'],
  columns: ['import.field'],
  confirm: ['noticeKind'],
  'credential.state': ['status'],
  dialect: ['outgoing.dialects'],
  direction: ['direction'],
  escalateTo: ['roleName'],
  giving: ['openShift.giving'],
  handling: ['clock.handle'],
  kind: ['requestKind', 'noticeKind', 'subject'],
  kinds: ['periodIssue'],
  link: ['link'],
  mail: ['notice.paces'],
  'message.kind': ['noticeKind'],
  measure: ['bucket'],
  movement: ['door.move'],
  origin: ['origin'],
  outside: ['phoneOutside'],
  'period.state': ['periodState'],
  'phone-punch.state': ['phoneState'],
  'punch.state': ['phoneState'],
  purpose: ['purpose'],
  'request.state': ['requestState'],
  'request.type': ['leaveType'],
  rhythm: ['subscription.rhythms'],
  roles: ['roleName'],
  screen: ['sentList'],
  security: ['outgoing.securities'],
  shared: ['phoneShared'],
  state: ['status', 'requestState', 'periodState', 'phoneState'],
  status: ['status'],
  steps: ['roleName'],
  technology: ['technology'],
  topics: ['noticeTopic'],
  type: ['leaveType', 'outgoing.channels'],
  uses: ['credentialUse'],
  verdict: ['picture.verdict'],
  waitsFor: ['roleName'],
  work: ['maintenance.work'],
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/
const NUMBERS = /\bfrom=(\d+), until=(\d+)/g
const MINUTE = 60

/** The last part of `details.at`; of `name.zh` both. */
const ownPart = (field: string) => (field.startsWith('name.') ? field.replace('.', '-') : field.slice(field.lastIndexOf('.') + 1))

const wall = (minute: number) => `${String(Math.floor(minute / MINUTE) % 24).padStart(2, '0')}:${String(minute % MINUTE).padStart(2, '0')}`

interface AuditWords {
  field: (name: string) => string
  value: (kind: string, field: string, value: unknown) => string
}

/** What the trail holds, in the reader's words: fields by name, instants in the zone of the place, constants as the screens have them. */
export function useAuditWords(): AuditWords {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const department = useDepartmentName()
  const site = useSiteName()
  const permission = usePermissionWord()
  const shift = useShiftPlan()
  const { can } = useSession()
  const shifts = useQuery({ queryKey: ['shifts'], queryFn: api.shifts, enabled: can('shift.read') })
  const rules = useQuery({ queryKey: ['rule-sets'], queryFn: api.ruleSets, enabled: can('shift.read') })
  const language = i18n.language
  const field = (name: string): string => {
    const own = ownPart(name)
    if (i18n.exists(`auditField.${own}`)) return t(`auditField.${own}`)
    if (i18n.exists(`rule.${own}`)) return t(`rule.${own}`).replace('___', '…')
    return own
  }
  const constant = (kind: string, name: string, word: string): string => {
    const day = WEEK.indexOf(word as (typeof WEEK)[number])
    if (day >= 0) return weekdayName(day + 1, language)
    const groups = WORDS[`${kind}.${name}`] ?? WORDS[name] ?? []
    const key = [...groups, `ruleWord.${name}`].map((group) => `${group}.${word}`).find((one) => i18n.exists(one))
    return key ? t(key) : word
  }
  const named = (id: string): string => {
    const rule = rules.data?.find((one) => one.id === id)
    return site(id) || department(id) || shifts.data?.find((one) => one.id === id)?.code || (rule ? `${rule.code} · ${nameOf(rule.name, language)}` : id)
  }
  const text = (kind: string, name: string, value: string): string => {
    if (value === '') return t('audit.nothing')
    if (value === 'true' || value === 'false') return t(value === 'true' ? 'timeRules.yes' : 'timeRules.no')
    if (UUID.test(value)) return named(value)
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return stamp(value, zone)
    if (/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(value)) return value.slice(0, 16).replace('T', ' ')
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return longDay(value, language)
    if (/^Optional(Int)?\.empty$/.test(value)) return t('audit.nothing')
    const [, inside] = /^Optional(?:Int)?\[(.*)\]$/.exec(value) ?? []
    if (inside !== undefined) return text(kind, name, inside)
    if (/^\[.*from=\d+, until=\d+/.test(value)) return [...value.matchAll(NUMBERS)].map(([, from, until]) => `${wall(Number(from))}–${wall(Number(until))}`).join(t('audit.between'))
    const [, members] = /^[A-Z]\w+\[(\w+=.*)\]$/.exec(value) ?? []
    if (members !== undefined) return members.split(/, (?=\w+=)/).map((one) => `${field(one.slice(0, one.indexOf('=')))} ${text(kind, one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1))}`).join('; ')
    if (name === 'permissions') return permission(value)
    if (name === 'shiftCode') return shift(value)
    if (name === 'grants') return grant(value)
    return value.split(' ').map((word) => (/^[A-Z][A-Z0-9_]+$/.test(word) ? constant(kind, name, word) : word)).join(' ')
  }
  /** `HR everybody`, or a role and to whom it reaches. */
  const grant = (value: string): string => {
    const [role = '', ...rest] = value.split(' ')
    const whom = rest.join(' ').replace(/(?:sites|departments|people) \[\] ?/g, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, named)
    const reach = whom.trim() === 'everybody' ? t('viewers.reach.EVERYBODY') : whom.trim().replace(/^(?:sites|departments|people) /, '').replace(/[[\]]/g, '')
    return `${constant('account', 'roles', role)} · ${reach}`
  }
  const value = (kind: string, name: string, what: unknown): string => {
    const own = ownPart(name)
    if (what === undefined || what === null) return '–'
    if (Array.isArray(what)) return what.length === 0 ? t('audit.nothing') : what.map((one) => value(kind, own, one)).join(t('audit.between'))
    if (typeof what === 'object') return Object.entries(what).map(([key, one]) => `${field(key)} ${value(kind, key, one)}`).join('; ') || t('audit.nothing')
    return text(kind, own, String(what))
  }
  return { field, value }
}
