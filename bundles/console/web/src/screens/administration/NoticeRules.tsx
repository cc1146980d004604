import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { NoticeRule, NoticeRuleDraft } from '../../api/types'
import { submitOnCtrlEnter } from '../../app/keys'
import { Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { ErrorNote, Loaded } from '../../parts/State'
import { useRoleOptions } from '../../parts/useRoleOptions'

const PACES = ['NONE', 'SOON', 'HOURLY', 'DAILY'] as const

/** Told to the person, whatever the roles. */
const OWN = ['SHIFT_STARTS', 'SHIFT_ENDS', 'MISSED_PUNCH', 'SWAP_ASKED', 'SWAP_ANSWERED', 'ROSTER_CHANGED', 'OPEN_SHIFT', 'CARD_TO_ACTIVATE', 'ROSTER_PUBLISHED', 'REQUEST_DECIDED', 'TICKET_ANSWERED', 'PERIOD_TO_CONFIRM', 'VISITOR_CAME', 'VISITOR_OVERDUE', 'PHONE_ANSWERED']
/** Told to whoever the step of the request names, and to these. */
const STEP = ['REQUEST_WAITING', 'REQUEST_OVERDUE', 'TICKET_WAITING']
/** Around a moment, and not at it. */
const DELAYED = ['LATE', 'MISSING', 'ABSENT', 'SHIFT_STARTS', 'SHIFT_ENDS', 'MISSED_PUNCH']

/** Who hears of what, and how soon. Each change counts from the next minute on. */
export default function NoticeRules() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['notice-rules'], queryFn: api.noticeRules })
  const known = useRoleOptions()
  const set = useMutation({
    mutationFn: ({ rule, ...change }: { rule: NoticeRule } & Partial<NoticeRuleDraft>) => {
      const { on, roles, delayMinutes, mail, wordingZh, wordingEn } = rule
      return api.setNoticeRule(rule.topic, { on, roles, delayMinutes, mail, wordingZh, wordingEn, ...change }, rule.version)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['notice-rules'] }),
  })
  const [wording, setWording] = useState<NoticeRule | null>(null)
  return (
    <div className="stack">
      {set.error && <ErrorNote error={set.error} />}
      <Panel title={t('admin.notices')} flush>
        <Loaded query={query} rows={8}>
          {(rules) => (
            <Scroll label={t('admin.notices')}>
              <table className="ch-list stacks">
                <thead>
                  <tr><th>{t('notice.topic')}</th><th>{t('notice.on')}</th><th>{t('notice.roles')}</th><th>{t('notice.delay')}</th><th>{t('notice.mail')}</th><th>{t('notice.wording')}</th></tr>
                </thead>
                <tbody>
                  {rules.map((rule) => (
                    <tr key={rule.topic}>
                      <td>{t(`noticeTopic.${rule.topic}`)}</td>
                      <td><Switch size="small" checked={rule.on} aria-label={t(`noticeTopic.${rule.topic}`)} onChange={(on) => set.mutate({ rule, on })} /></td>
                      <td>
                        {STEP.includes(rule.topic) && <span className="soft">{t('notice.rolesToo')} </span>}
                        {OWN.includes(rule.topic) ? (
                          <span className="soft">{t('notice.person')}</span>
                        ) : (
                          <Select
                            mode="multiple"
                            className="notice-roles"
                            aria-label={t('notice.roles')}
                            value={rule.roles}
                            onChange={(next) => set.mutate({ rule, roles: next })}
                            options={known(rule.roles)}
                          />
                        )}
                      </td>
                      <td>
                        {DELAYED.includes(rule.topic) && <InputNumber key={rule.version} min={0} max={720} defaultValue={rule.delayMinutes} suffix={t('notice.minutes')} aria-label={t('notice.delay')} onBlur={(event) => {
                          const minutes = Number(event.target.value)
                          if (minutes !== rule.delayMinutes && Number.isInteger(minutes)) set.mutate({ rule, delayMinutes: minutes })
                        }} />}
                      </td>
                      <td>
                        {rule.topic === 'NOT_DELIVERED' ? (
                          <span className="soft">{t('notice.paces.NONE')}</span>
                        ) : (
                          <Select className="notice-pace" aria-label={t('notice.mail')} value={rule.mail} onChange={(mail) => set.mutate({ rule, mail })} options={PACES.map((pace) => ({ value: pace, label: t(`notice.paces.${pace}`) }))} />
                        )}
                      </td>
                      <td><button type="button" className="link-button" onClick={() => setWording(rule)}>{t(rule.wordingZh || rule.wordingEn ? 'notice.wordingOwn' : 'notice.wordingStandard')}</button></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
        </Loaded>
      </Panel>
      {wording && (
        <Drawer open onClose={() => setWording(null)} mask={false} size={480} title={t(`noticeTopic.${wording.topic}`)}>
          <Form
            layout="vertical"
            initialValues={wording}
            onKeyDown={submitOnCtrlEnter}
            onFinish={({ wordingZh, wordingEn }: { wordingZh: string; wordingEn: string }) => set.mutate({ rule: wording, wordingZh, wordingEn }, { onSuccess: () => setWording(null) })}
          >
            <p className="soft">{t('notice.wordingWhy', { facts: wording.facts.map((fact) => `{${fact}}`).join(' ') })}</p>
            <Form.Item name="wordingZh" label={t('notice.wordingZh')}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
            <Form.Item name="wordingEn" label={t('notice.wordingEn')}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
            {set.error && <ErrorNote error={set.error} />}
            <Button type="primary" htmlType="submit" loading={set.isPending}>{t('outgoing.save')}</Button>
          </Form>
        </Drawer>
      )}
    </div>
  )
}
