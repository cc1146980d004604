import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { InputNumber, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { NoticeRule } from '../../api/types'
import { useSession } from '../../app/Session'
import { nameOf } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { ErrorNote, Loaded } from '../../parts/State'

/** Told to the person, whatever the roles. */
const OWN = ['SHIFT_STARTS', 'SHIFT_ENDS', 'MISSED_PUNCH', 'SWAP_ASKED', 'SWAP_ANSWERED', 'ROSTER_CHANGED', 'OPEN_SHIFT']

/** Who hears of what, and how soon. Each change counts from the next minute on. */
export default function NoticeRules() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['notice-rules'], queryFn: api.noticeRules })
  const roles = useQuery({ queryKey: ['roles'], queryFn: api.roles, enabled: can('account.read') })
  const set = useMutation({
    mutationFn: ({ rule, ...draft }: { rule: NoticeRule; on?: boolean; roles?: string[]; delayMinutes?: number }) =>
      api.setNoticeRule(rule.topic, { on: rule.on, roles: rule.roles, delayMinutes: rule.delayMinutes, ...draft }, rule.version),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notice-rules'] }),
  })
  return (
    <div className="stack">
      {set.error && <ErrorNote error={set.error} />}
      <Panel title={t('admin.notices')} flush>
        <Loaded query={query} rows={8}>
          {(rules) => (
            <Scroll label={t('admin.notices')}>
              <table className="ch-list stacks">
                <thead>
                  <tr><th>{t('notice.topic')}</th><th>{t('notice.on')}</th><th>{t('notice.roles')}</th><th>{t('notice.delay')}</th></tr>
                </thead>
                <tbody>
                  {rules.map((rule) => (
                    <tr key={rule.topic}>
                      <td>{t(`noticeTopic.${rule.topic}`)}</td>
                      <td><Switch size="small" checked={rule.on} aria-label={t(`noticeTopic.${rule.topic}`)} onChange={(on) => set.mutate({ rule, on })} /></td>
                      <td>
                        {OWN.includes(rule.topic) ? (
                          <span className="soft">{t('notice.person')}</span>
                        ) : (
                          <Select
                            mode="multiple"
                            className="notice-roles"
                            aria-label={t('notice.roles')}
                            value={rule.roles}
                            onChange={(next) => set.mutate({ rule, roles: next })}
                            options={(roles.data ?? rule.roles.map((code) => ({ id: code, name: code }))).map((role) => ({ value: role.id, label: nameOf(role.name, i18n.language) }))}
                          />
                        )}
                      </td>
                      <td>
                        <InputNumber key={rule.version} min={0} max={720} defaultValue={rule.delayMinutes} suffix={t('notice.minutes')} aria-label={t('notice.delay')} onBlur={(event) => {
                          const minutes = Number(event.target.value)
                          if (minutes !== rule.delayMinutes && Number.isInteger(minutes)) set.mutate({ rule, delayMinutes: minutes })
                        }} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
        </Loaded>
      </Panel>
    </div>
  )
}
