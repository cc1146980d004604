import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { PersonDay, RuleSetting, RuleSetView } from '../../api/types'
import { shortDay } from '../../parts/format'
import { Loaded } from '../../parts/State'
import { heldBy } from '../rules/draft'
import { useSettingWord } from '../rules/settingWords'

/** The editions of the rules by which the day was judged, each as its sentences; what a rule set does not say is as the suite has it. */
export function DayRules({ day }: { day: PersonDay }) {
  const { t } = useTranslation()
  const sets = useQuery({ queryKey: ['rule-sets'], queryFn: api.ruleSets })
  const known = useQuery({ queryKey: ['rule-settings'], queryFn: api.ruleSettings, staleTime: Infinity })
  const judged = [...new Set([...day.results, ...day.later].map((one) => `${one.ruleSetCode} v${one.ruleSetEdition}`))]
  if (judged.length === 0) return <p className="soft">{t('paper.nothing')}</p>
  return (
    <Loaded query={sets} rows={3}>
      {(all) => <>{judged.map((one) => {
        const set = all.find((each) => one.startsWith(`${each.code} v`))
        return set ? <Edition key={one} set={set} edition={Number(one.slice(set.code.length + 2))} known={known.data ?? []} /> : <p key={one}>{one}</p>
      })}</>}
    </Loaded>
  )
}

function Edition({ set, edition, known }: { set: RuleSetView; edition: number; known: RuleSetting[] }) {
  const { t, i18n } = useTranslation()
  const said = useSettingWord()
  const query = useQuery({ queryKey: ['rule-editions', set.id, set.version], queryFn: () => api.ruleEditions(set.id) })
  return (
    <Loaded query={query} rows={3}>
      {(editions) => {
        const held = editions.find((one) => one.edition === edition)
        if (!held) return <p>{set.code} v{edition}</p>
        const sayings = known.filter((setting) => heldBy(held.settings, setting) !== (setting.otherwise ?? ''))
        return (
          <section>
            <p><b>{set.code} v{edition}</b> · {held.effectiveFrom > '1970-01-01' ? t('paper.holdsFrom', { date: shortDay(held.effectiveFrom, i18n.language) }) : t('timeRules.always')}</p>
            {sayings.length === 0 ? <p className="soft">{t('paper.asShipped')}</p> : (
              <ul className="paper-rules">
                {sayings.map((setting) => {
                  const [head = '', tail = ''] = t(`rule.${setting.name}`).split('___')
                  return <li key={setting.name}><span className="soft">§{setting.section}</span> {head}<b>{said(setting, heldBy(held.settings, setting))}</b>{tail}</li>
                })}
              </ul>
            )}
          </section>
        )
      }}
    </Loaded>
  )
}
