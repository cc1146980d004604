import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/calls'
import type { RuleSetting, RuleSetView } from '../../api/types'
import { usePlace } from '../../app/Place'
import { useSession } from '../../app/Session'
import { useFilters } from '../../app/useFilters'
import { addDays, nameOf, shortDay } from '../../parts/format'
import { Panel } from '../../parts/Panel'
import { ErrorNote, Loaded, Note } from '../../parts/State'
import { changesOf, heldBy, isAgainstPeople, sectionsOf, type Settings, withValue } from './draft'
import { isOpen, tierNames } from './lines'
import { NewRuleSet } from './NewRuleSet'
import './Rules.css'
import { Sandbox } from './Sandbox'
import { Sentences } from './Sentences'
import { Trial } from './Trial'
import { Versions } from './Versions'

/** Rules as sentences, in the order of calculation, with a day to play with beside them. */
export default function Rules() {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const { read, put } = useFilters()
  const sets = useQuery({ queryKey: ['rule-sets'], queryFn: api.ruleSets })
  const known = useQuery({ queryKey: ['rule-settings'], queryFn: api.ruleSettings, staleTime: Infinity })
  const [adding, setAdding] = useState(false)
  const set = sets.data?.find((one) => one.id === read('set')) ?? sets.data?.[0]
  return (
    <Loaded query={sets} rows={8} what={t('timeRules.title')}>
      {(all) => (
        <Loaded query={known} rows={8} what={t('timeRules.title')}>
          {(settings) => (
            <div className="stack">
              <div className="row tight">
                <Select className="rule-set" aria-label={t('timeRules.set')} value={set?.id} onChange={(id) => put('set', id)} options={all.map((one) => ({ value: one.id, label: `${one.code} · ${nameOf(one.name, i18n.language)}` }))} />
                {can('shift.write') && <Button onClick={() => setAdding(!adding)}>{t('timeRules.add')}…</Button>}
              </div>
              {adding && <NewRuleSet close={(id) => {
                setAdding(false)
                if (id) put('set', id)
              }} />}
              {set && <Editor key={`${set.id} ${set.version}`} set={set} known={settings} />}
            </div>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

function Editor({ set, known }: { set: RuleSetView; known: RuleSetting[] }) {
  const { t, i18n } = useTranslation()
  const { can } = useSession()
  const sections = sectionsOf(known)
  const [section, setSection] = useState(6)
  const [draft, setDraft] = useState<Settings>(set.settings)
  const [wrong, setWrong] = useState<Map<string, string>>(new Map())
  const changes = changesOf(known, set.settings, draft)
  const open = changes.filter((setting) => isOpen(setting, heldBy(draft, setting))).length
  const ready = open === 0 && wrong.size === 0
  const changedIn = (one: number) => changes.filter((setting) => setting.section === one).length
  const { date: today } = usePlace()
  const since = set.effectiveFrom > '1970-01-01' ? t(set.effectiveFrom > today ? 'timeRules.toCome' : 'timeRules.inForce', { edition: set.edition, date: shortDay(set.effectiveFrom, i18n.language, false) }) : t('timeRules.inForceAlways', { edition: set.edition })
  return (
    <div className="rules">
      <Panel className="rule-sections" title={t('timeRules.order')} flush>
        <ol>
          {[...sections].map(([one, settings]) => (
            <li key={one}>
              <button type="button" aria-pressed={one === section} onClick={() => setSection(one)}>
                <span className="rule-number">§{one}</span>
                <span className="grow">{t(`ruleSection.${one}`)}</span>
                {changedIn(one) > 0 ? <b className="rule-new">{t('timeRules.changed', { count: changedIn(one) })}</b> : <span className="faint">{settings.length}</span>}
              </button>
            </li>
          ))}
        </ol>
      </Panel>
      <div className="stack rule-middle">
        <Panel title={`§${section} ${t(`ruleSection.${section}`)}`} hint={t('timeRules.hint')} flush>
          <Sentences section={section} settings={sections.get(section) ?? []} before={set.settings} draft={draft} wrong={wrong} names={tierNames(known, draft)} change={setDraft} />
          <div className="rule-foot">
            {changes.length === 0 ? <p className="soft">{t('timeRules.noChanges')}</p> : (
              <p className="row">
                {t('timeRules.changes', { count: changes.length })}
                <button type="button" className="link-button" onClick={() => setDraft(changes.reduce((settings, setting) => withValue(settings, setting, set.settings[setting.name] ?? setting.otherwise ?? ''), draft))}>{t('timeRules.revert')}</button>
                {can('timesheet.read') && <button type="button" className="link-button" onClick={toTrial}>{t('trial.start')}</button>}
              </p>
            )}
            {isAgainstPeople(draft) && <Note tone="late">{t('timeRules.againstPeople')}</Note>}
            {open > 0 && <Note tone="miss">{t('timeRules.open', { count: open })}</Note>}
            {wrong.size > 0 && <Note tone="miss">{t('timeRules.wrong', { count: wrong.size })}</Note>}
            {can('shift.write') ? changes.length > 0 && ready && <Publish set={set} draft={draft} count={changes.length} /> : <p className="small faint">{t('timeRules.readOnly')}</p>}
          </div>
        </Panel>
        <Versions set={set} known={known} hint={since} />
      </div>
      <div className="stack rule-side">
        <Sandbox set={set} draft={draft} whole={open === 0} wrong={setWrong} />
        {can('timesheet.read') && <Trial set={set} draft={draft} ready={ready} />}
      </div>
    </div>
  )
}

/** To the button of the trial, which may lie below what is in sight. */
function toTrial() {
  const trial = document.getElementById('rule-trial')
  trial?.scrollIntoView({ block: 'center' })
  trial?.focus({ preventScroll: true })
}

/** A new edition from a date on; asked once more, because results follow from it. */
function Publish({ set, draft, count }: { set: RuleSetView; draft: Settings; count: number }) {
  const { t, i18n } = useTranslation()
  const { date } = usePlace()
  const queries = useQueryClient()
  const [from, setFrom] = useState(addDays(date, 1))
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const day = shortDay(from, i18n.language, false)
  const publish = async () => {
    setError(null)
    try {
      await api.amendRules(set.id, draft, from, set.version)
      await Promise.all(['rule-sets', 'rule-editions'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
    } catch (problem) {
      setError(problem)
    }
    setAsking(false)
  }
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      {asking ? (
        <Note action={<span className="row tight"><Button type="primary" onClick={() => void publish()}>{t('timeRules.publishAct')}</Button><Button onClick={() => setAsking(false)}>{t('timeRules.keep')}</Button></span>}>
          {t('timeRules.publishQuestion', { count, code: set.code, date: day })}
        </Note>
      ) : (
        <div className="row tight">
          <label className="soft" htmlFor="rules-from">{t('timeRules.from')}</label>
          <Input id="rules-from" className="rule-date" type="date" min={set.effectiveFrom} value={from} onChange={(event) => setFrom(event.target.value)} />
          <Button type="primary" disabled={from === ''} onClick={() => setAsking(true)}>{t('timeRules.publish', { date: day })}</Button>
        </div>
      )}
    </>
  )
}
