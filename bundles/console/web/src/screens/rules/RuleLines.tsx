import { Button, Input, InputNumber, Select } from 'antd'
import { Fragment, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RuleSetting } from '../../api/types'
import { timeTyped } from '../../parts/format'
import { useRoleOptions } from '../../parts/useRoleOptions'
import { formOf, gapsOf, isTime, lineFor, linesOf, nameTyped, ofExceptions, textOf, wordsFor } from './lines'
import { useLineWords } from './settingWords'

const SEVERITIES = ['HIGH', 'MEDIUM', 'LOW'] as const

interface RuleLinesProps {
  setting: RuleSetting
  value: string
  /** Of tiers, those of the other settings of the draft. */
  names: string[]
  label: string
  change: (value: string) => void
}

/** A setting of several parts: a line for each, said as a sentence whose parts are chosen or typed. */
export function RuleLines({ setting, value, names, label, change }: RuleLinesProps) {
  const { t } = useTranslation()
  const lines = linesOf(setting, value)
  const box = useRef<HTMLDivElement>(null)
  const goTo = useRef<string | null>(null)
  useEffect(() => {
    if (goTo.current) box.current?.querySelector<HTMLElement>(goTo.current)?.focus()
    goTo.current = null
  }, [lines.length])
  const put = (next: string[][]) => change(textOf(setting, next))
  const full = formOf(setting)?.single ? lines.length > 0 : ofExceptions(setting) && wordsFor(setting, lines, lines.length).length === 0
  return (
    <div className="rule-lines" role="group" aria-label={label} ref={box}>
      {lines.map((line, i) => (
        <div key={i} className="rule-line">
          <Line
            setting={setting}
            line={line}
            words={wordsFor(setting, lines, i)}
            names={names}
            number={i + 1}
            change={(part, text) => put(lines.map((other, at) => (at === i ? other.map((old, each) => (each === part ? text : old)) : other)))}
          />
          <button
            type="button"
            className="link-button"
            aria-label={t('ruleLine.dropNumber', { number: i + 1 })}
            onClick={() => {
              goTo.current = '.rule-line-add'
              put(lines.filter((_, at) => at !== i))
            }}
          >
            {t('ruleLine.drop')}
          </button>
        </div>
      ))}
      {!full && (
        <Button
          size="small"
          className="rule-line-add"
          onClick={() => {
            goTo.current = `.rule-line:nth-of-type(${lines.length + 1}) input`
            put([...lines, lineFor(setting, lines, names)])
          }}
        >
          {t('ruleLine.add')}
        </Button>
      )}
    </div>
  )
}

interface LineProps {
  setting: RuleSetting
  line: string[]
  words: string[]
  names: string[]
  number: number
  change: (part: number, text: string) => void
}

function Line({ setting, line, words, names, number, change }: LineProps) {
  const { t } = useTranslation()
  const said = useLineWords()
  const given = useId()
  const pieces = said.pieces(setting, line)
  const options = words.map((value) => ({ value, label: said.word(setting, value) }))
  const gaps = gapsOf(setting, line, pieces.filter((piece) => typeof piece === 'number'))
  const field = (part: number, label: string) => {
    const value = line[part] ?? ''
    const status = value === '' ? 'error' : undefined
    switch (formOf(setting)?.parts[part]) {
      case 'WORD':
        return <Select className="sentence-choice" aria-label={label} value={value || undefined} status={status} onChange={(next: string) => change(part, next)} options={options} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} />
      case 'COUNT':
        return <InputNumber className="sentence-count" aria-label={label} min={0} max={9_999} precision={0} controls={false} status={status} value={value === '' ? null : Number(value)} onChange={(next) => change(part, next === null ? '' : String(next))} />
      case 'SEVERITY':
        return <Select className="sentence-choice" aria-label={label} value={value || undefined} status={status} onChange={(next: string) => change(part, next)} options={SEVERITIES.map((one) => ({ value: one, label: t(`severity.${one}`) }))} popupMatchSelectWidth={false} />
      case 'ROLES':
        return <Roles label={label} chosen={value ? value.split(',') : []} change={(next) => change(part, next.join(','))} />
      case 'TIME':
        return <Input className="sentence-count" aria-label={label} placeholder="05:00" maxLength={5} status={isTime(value) ? undefined : 'error'} value={value} onChange={(event) => change(part, event.target.value.replace(/[^\d:]/g, ''))} onBlur={() => change(part, timeTyped(value) ?? value)} />
      default:
        return <Input className="sentence-name" list={given} aria-label={label} status={status} value={value} onChange={(event) => change(part, nameTyped(event.target.value))} />
    }
  }
  const beside = (i: number) => (typeof pieces[i] === 'string' ? pieces[i].trim() : '')
  return (
    <span className="grow">
      {pieces.map((piece, i) => (
        <Fragment key={i}>{typeof piece === 'number' ? field(piece, `${number}: ${beside(i - 1)} … ${beside(i + 1)}`) : piece}</Fragment>
      ))}
      {gaps.length > 0 && <span className="sentence-wrong rule-gaps">{t('ruleLine.lacks', { what: gaps.map(({ part, nth }) => t(nth ? `ruleLine.nth.${part}` : `ruleLine.part.${part}`, { nth })).join(t('ruleLine.listed')) })}</span>}
      <datalist id={given}>{names.map((one) => <option key={one} value={one} />)}</datalist>
    </span>
  )
}

function Roles({ label, chosen, change }: { label: string; chosen: string[]; change: (roles: string[]) => void }) {
  const options = useRoleOptions()
  return <Select className="sentence-roles" mode="multiple" aria-label={label} value={chosen} status={chosen.length === 0 ? 'error' : undefined} onChange={change} options={options(chosen)} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} />
}
