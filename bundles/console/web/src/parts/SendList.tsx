import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListSubscriptionDraft, ReportSubscriptionDraft } from '../api/types'
import { languageOf } from '../i18n'
import { Icon } from './Icon'
import { Subscribe } from './Subscribe'

interface Props {
  /** What the list is called here, where it has no other name. */
  name?: string
  list: ListSubscriptionDraft['list']
  /** As the API has them; what is empty does not filter. */
  filters?: Record<string, string | number | boolean | undefined>
}

/** "Send me this list every Monday": as it is filtered now, with what one may see then. */
export function SendList({ name, list, filters = {} }: Props) {
  const { t } = useTranslation()
  const said = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '' && value !== false)
  return <Send wanted={(language) => ({ name: name ?? t(`sentList.${list}`), list, filters: Object.fromEntries(said.map(([key, value]) => [key, String(value)])), language })} />
}

/** The same of a report, where a list is one. */
export function SendReport({ report }: { report: Omit<ReportSubscriptionDraft, 'language' | 'span' | 'format' | 'rhythm' | 'channel' | 'on'> }) {
  return <Send wanted={(language) => ({ ...report, language })} />
}

function Send({ wanted }: { wanted: (language: 'ZH' | 'EN') => Parameters<typeof Subscribe>[0]['wanted'] }) {
  const { t, i18n } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button className="no-print" onClick={() => setOpen(true)} icon={<Icon name="bell" size={16} />}>{t('subscription.send')}</Button>
      {open && <Subscribe wanted={wanted(languageOf(i18n.language) === 'en' ? 'EN' : 'ZH')} close={() => setOpen(false)} />}
    </>
  )
}
