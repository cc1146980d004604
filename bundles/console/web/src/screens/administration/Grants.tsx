import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { Grant } from '../../api/types'
import { usePlace } from '../../app/Place'
import { matches } from '../../parts/Fields'
import { nameOf } from '../../parts/format'

/** Roles, each for everybody or for the people of some sites and departments with all below. */
export function GrantsField({ value = [], onChange }: { value?: Grant[]; onChange?: (grants: Grant[]) => void }) {
  const { t, i18n } = useTranslation()
  const { sites } = usePlace()
  const roles = useQuery({ queryKey: ['roles'], queryFn: api.roles })
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments })
  const put = (index: number, grant: Grant | null) => onChange?.(value.flatMap((old, i) => (i === index ? (grant ? [grant] : []) : [old])))
  const scopeOf = (grant: Grant) => (grant.everybody ? ['*'] : [...(grant.siteIds ?? []).map((id) => `s:${id}`), ...(grant.departmentIds ?? []).map((id) => `d:${id}`)])
  const language = i18n.language
  return (
    <div>
      {value.map((grant, index) => (
        <div key={index} className="grant-line">
          <Select
            aria-label={t('account.role')}
            value={grant.role || undefined}
            placeholder={t('account.role')}
            onChange={(role) => put(index, { ...grant, role })}
            options={roles.data?.map((role) => ({ value: role.id, label: nameOf(role.name, language) }))}
          />
          <Select
            mode="multiple"
            aria-label={t('account.scope')}
            value={scopeOf(grant)}
            showSearch={{ filterOption: matches }}
            onChange={(chosen: string[]) => {
              const everybody = chosen.at(-1) === '*'
              const parts = everybody ? [] : chosen.filter((one) => one !== '*')
              put(index, {
                role: grant.role,
                everybody: everybody || parts.length === 0,
                siteIds: parts.filter((one) => one.startsWith('s:')).map((one) => one.slice(2)),
                departmentIds: parts.filter((one) => one.startsWith('d:')).map((one) => one.slice(2)),
              })
            }}
            options={[
              { value: '*', label: t('account.everybody') },
              { label: t('people.site'), options: sites.map((site) => ({ value: `s:${site.id}`, label: nameOf(site.name, language) })) },
              { label: t('people.department'), options: (departments.data ?? []).map((department) => ({ value: `d:${department.id}`, label: nameOf(department.name, language) })) },
            ]}
          />
          <Button onClick={() => put(index, null)} aria-label={t('account.removeRole')}>×</Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange?.([...value, { role: '', everybody: true }])}>{t('account.addRole')}</Button>
    </div>
  )
}

export function useGrantText() {
  const { t, i18n } = useTranslation()
  const { sites } = usePlace()
  const roles = useQuery({ queryKey: ['roles'], queryFn: api.roles })
  const departments = useQuery({ queryKey: ['departments'], queryFn: api.departments })
  return (grant: Grant) => {
    const role = nameOf(roles.data?.find((one) => one.id === grant.role)?.name, i18n.language) || grant.role
    if (grant.everybody) return `${role} · ${t('account.everybody')}`
    const names = [
      ...(grant.siteIds ?? []).map((id) => nameOf(sites.find((one) => one.id === id)?.name, i18n.language)),
      ...(grant.departmentIds ?? []).map((id) => nameOf(departments.data?.find((one) => one.id === id)?.name, i18n.language)),
      ...(grant.employeeIds?.length ? [t('account.people', { count: grant.employeeIds.length })] : []),
    ]
    return `${role} · ${names.filter(Boolean).join(t('manners.listed'))}`
  }
}
