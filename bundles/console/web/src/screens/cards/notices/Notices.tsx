import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/calls'
import type { CareNotice } from '../../../api/types'
import { usePlace } from '../../../app/Place'
import { nameOf, stamp } from '../../../parts/format'
import { useSiteName } from '../../../parts/names'
import { Panel } from '../../../parts/Panel'
import { Stamp } from '../../../parts/Stamp'
import { Empty, Loaded } from '../../../parts/State'
import { CardsHead } from '../CardsHead'
import { Missing } from './Missing'
import { NoticeForm } from './NoticeForm'

/** What people are to read about their cards, and who has not confirmed it (C067, C069). */
export default function Notices() {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const siteName = useSiteName()
  const query = useQuery({ queryKey: ['notices', 'all'], queryFn: api.careNotices })
  const [writing, setWriting] = useState<CareNotice | 'new' | null>(null)
  const [missing, setMissing] = useState<CareNotice | null>(null)
  return (
    <>
      <CardsHead area="notices"><Button type="primary" onClick={() => setWriting('new')}>{t('notices.add')}…</Button></CardsHead>
      <Panel label={t('cards.notices')} flush>
        <Loaded query={query} rows={4}>
          {(notices) =>
            notices.length === 0 ? (
              <Empty>{t('notices.none')}</Empty>
            ) : (
              <table className="ch-list stacks">
                <thead><tr><th scope="col">{t('notices.title')}</th><th scope="col">{t('request.kind')}</th><th scope="col">{t('people.site')}</th><th scope="col">{t('notices.published')}</th><th scope="col">{t('notices.confirmed')}</th><th><span className="hidden-text">{t('work.act')}</span></th></tr></thead>
                <tbody>
                  {notices.map((notice) => (
                    <tr key={notice.id}>
                      <td className="strong">{nameOf(notice.title, i18n.language)} {notice.withdrawn && <Stamp code="WITHDRAWN" />}</td>
                      <td data-label={t('request.kind')}>{t(`noticeKind.${notice.kind}`)}</td>
                      <td data-label={t('people.site')}>{siteName(notice.siteId) || t('feeRules.everySite')}</td>
                      <td data-label={t('notices.published')}>{stamp(notice.published, zone)} <span className="faint">{t('notices.edition', { edition: notice.edition })}</span></td>
                      <td data-label={t('notices.confirmed')}>{notice.confirm && !notice.withdrawn ? <button type="button" className="link-button" onClick={() => setMissing(notice)}>{t('notices.missing')}…</button> : '–'}</td>
                      <td className="num"><button type="button" className="link-button" onClick={() => setWriting(notice)}>{t('rules.change')}…</button></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          }
        </Loaded>
      </Panel>
      <Drawer open={writing !== null} onClose={() => setWriting(null)} mask={false} size={640} destroyOnHidden title={t(writing === 'new' ? 'notices.add' : 'notices.change')}>
        {writing && <NoticeForm notice={writing === 'new' ? undefined : writing} done={() => setWriting(null)} />}
      </Drawer>
      <Drawer open={missing !== null} onClose={() => setMissing(null)} mask={false} size={480} destroyOnHidden title={missing ? t('notices.missingOf', { title: nameOf(missing.title, i18n.language) }) : ''}>
        {missing && <Missing notice={missing} />}
      </Drawer>
    </>
  )
}
