import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/calls'
import { useSession } from '../app/Session'
import { nameOf } from './format'

const BUILT_IN = ['MANAGER', 'HR', 'CARD_DESK', 'RECEPTION', 'TERMINAL_TECHNICIAN', 'SECURITY_AUDITOR', 'SYSTEM_ADMINISTRATOR']

/** The roles to choose from. Whoever may not list them chooses among those that come with the suite, and keeps what is set. */
export function useRoleOptions(): (set: string[]) => { value: string; label: string }[] {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const roles = useQuery({ queryKey: ['roles'], queryFn: api.roles, enabled: can('account.read') })
  return (set) =>
    roles.data?.map((role) => ({ value: role.id, label: nameOf(role.name, i18n.language) })) ?? [...new Set([...BUILT_IN, ...set])].map((value) => ({ value, label: t(`roleName.${value}`, { defaultValue: value }) }))
}
