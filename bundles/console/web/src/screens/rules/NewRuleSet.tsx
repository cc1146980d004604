import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { LocalName } from '../../api/types'
import { bothNames, LocalNameFields } from '../../parts/Fields'
import { nameOf } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { ErrorNote } from '../../parts/State'

/** A rule set of its own, from the settings that ship or from none. @param close with the id of what was made */
export function NewRuleSet({ close }: { close: (id?: string) => void }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const profiles = useQuery({ queryKey: ['rule-profiles'], queryFn: api.ruleProfiles, staleTime: Infinity })
  const [error, setError] = useState<unknown>(null)
  const add = async ({ code, name, profile }: { code: string; name: LocalName; profile: string }) => {
    setError(null)
    try {
      const settings = profiles.data?.find((one) => one.code === profile)?.settings ?? {}
      const made = await api.defineRules({ code, name: bothNames(name), settings })
      await queries.invalidateQueries({ queryKey: ['rule-sets'] })
      close(made.id)
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <Panel title={t('timeRules.add')}>
      {error !== null && <ErrorNote error={error} />}
      <Form layout="vertical" requiredMark={false} initialValues={{ profile: '' }} onFinish={(values) => void add(values)}>
        <Form.Item name="code" label={t('timeRules.code')} rules={[{ required: true, message: t('fields.missing') }]}><Input maxLength={40} /></Form.Item>
        <LocalNameFields />
        <Form.Item name="profile" label={t('timeRules.addFrom')}>
          <Select options={[{ value: '', label: t('timeRules.blank') }, ...(profiles.data ?? []).map((one) => ({ value: one.code, label: nameOf(one.name, i18n.language) }))]} />
        </Form.Item>
        <div className="row tight">
          <Button type="primary" htmlType="submit">{t('timeRules.addAct')}</Button>
          <Button onClick={() => close()}>{t('manners.keep')}</Button>
        </div>
      </Form>
    </Panel>
  )
}
