import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { RuleSetting, RuleSetView } from '../../api/types'
import { shortDay } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { Loaded } from '../../parts/State'
import { changesOf, heldBy } from './draft'
import { useSettingWord } from './settingWords'

/** What each edition changed. */
export function Versions({ set, known, hint }: { set: RuleSetView; known: RuleSetting[]; hint: string }) {
  const { t, i18n } = useTranslation()
  const said = useSettingWord()
  const query = useQuery({ queryKey: ['rule-editions', set.id, set.version], queryFn: () => api.ruleEditions(set.id) })
  const changed = (edition: RuleSetView, before: RuleSetView | undefined) => {
    if (!before) return t('timeRules.first')
    const changes = changesOf(known, before.settings, edition.settings)
    if (changes.length === 0) return t('timeRules.same')
    return changes.map((setting) => {
      const [head = '', tail = ''] = t(`rule.${setting.name}`).split('___')
      return <p key={setting.name}>{head}<s>{said(setting, heldBy(before.settings, setting))}</s> → <b>{said(setting, heldBy(edition.settings, setting))}</b>{tail}</p>
    })
  }
  return (
    <Panel title={t('timeRules.versions')} hint={hint} flush>
      <Loaded query={query} rows={2}>
        {(editions) => (
          <table className="ch-list">
            <tbody>
              {[...editions].reverse().map((edition, i, all) => (
                <tr key={edition.edition}>
                  <td><b>v{edition.edition}</b></td>
                  <td className="nowrap">{edition.effectiveFrom > '1970-01-01' ? shortDay(edition.effectiveFrom, i18n.language, false) : t('timeRules.always')}</td>
                  <td className="soft rule-changes">{changed(edition, all[i + 1])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </Panel>
  )
}
