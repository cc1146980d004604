import { useTranslation } from 'react-i18next'
import type { PersonDay } from '../../api/types'
import { EndOverride, OverrideDates, OverrideStory, OverrideWords } from './OverrideForm'
import { useVoidOverrides } from './overrides'

/** Rules that hold on this date for this person alone, by whom and why; those that did and are void say why figures changed. */
export function DayOverrides({ day, write = false }: { day: PersonDay; write?: boolean }) {
  const { t } = useTranslation()
  const all = [...day.overrides, ...useVoidOverrides(day)]
  if (all.length === 0) return null
  return (
    <section>
      <h3>{t('override.head')}</h3>
      <ul className="story">
        {all.map((override) => (
          <li key={override.id} className={override.ended ? 'faint' : undefined}>
            <span className="grow">
              {override.ended && `${t('override.over')}: `}<OverrideWords override={override} /> <OverrideDates override={override} /><br />
              <OverrideStory override={override} zone={day.zone} /> {write && !override.ended && <EndOverride override={override} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
