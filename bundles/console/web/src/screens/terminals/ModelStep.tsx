import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Note } from '../../parts/State'
import type { Family } from './models'

/** The catalogue: which family a box is of, what it needs, and what dust and water its makers say it stands. */
export function ModelStep({ families, chosen, locked, choose }: { families: Family[]; chosen: string | undefined; locked: boolean; choose: (driver: string) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = families.filter((family) => wanted === '' || family.models.some((one) => `${one.maker} ${one.name}`.toLowerCase().includes(wanted)))
  return (
    <div className="stack">
      {locked ? <Note tone="unk">{t('setUpTerminal.modelLocked')}</Note> : <p className="soft">{t('setUpTerminal.modelHint')}</p>}
      <Input allowClear value={text} aria-label={t('setUpTerminal.find')} placeholder={t('setUpTerminal.find')} onChange={(event) => setText(event.target.value)} />
      <ul className="family-grid">
        {found.map((family) => {
          const key = family.driver.replaceAll('.', '-')
          return (
            <li key={family.driver} className={family.driver === chosen ? 'family chosen' : 'family'}>
              <h3>{t(`family.name.${key}`, { defaultValue: family.models[0]?.name ?? family.driver })}</h3>
              <ul className="family-models">
                {family.models.map((one) => (
                  <li key={one.name}>{one.maker} {one.name} {one.rating && <span className="rating" title={t('setUpTerminal.rating')}>{one.rating}</span>}</li>
                ))}
              </ul>
              <p className="small">{t(`family.needs.${key}`, { defaultValue: t('setUpTerminal.needsUnknown') })}</p>
              <p className="small faint">{family.links.map((link) => t(`link.${link}`)).join(' · ')}</p>
              <button type="button" className="link-button" disabled={locked} aria-pressed={family.driver === chosen} onClick={() => choose(family.driver)}>{t('setUpTerminal.choose')}</button>
            </li>
          )
        })}
      </ul>
      {found.length === 0 && <Note tone="unk">{t('setUpTerminal.noModel')}</Note>}
      <p className="small faint">{t('setUpTerminal.ratingHint')}</p>
    </div>
  )
}
