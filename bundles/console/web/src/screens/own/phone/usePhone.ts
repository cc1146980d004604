import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/calls'
import { useSession } from '../../../app/Session'
import { thisPhone } from './device'

/** One's phones, which of them this one is, and whether one may punch with it. */
export function usePhone() {
  const { session, can } = useSession()
  const id = session.account.employeeId ?? ''
  const enabled = id !== '' && can('phone.use')
  const rule = useQuery({ queryKey: ['phone-rule'], queryFn: api.phoneRule, enabled, staleTime: 60_000 })
  const on = enabled && (rule.data?.on ?? false)
  const leave = useQuery({ queryKey: ['phone-leave', id], queryFn: api.phoneLeave, enabled: on, staleTime: 60_000 })
  const phones = useQuery({
    queryKey: ['phones', id],
    queryFn: async () => {
      const all = await api.phonesOf(id)
      return { all, here: await thisPhone(id, all) }
    },
    enabled: on,
  })
  return { id, rule, on, leave, phones }
}
