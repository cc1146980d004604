import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../../api/calls'
import type { CareNotice } from '../../../api/types'
import { nameOf } from '../../../parts/format'
import { ListSheet } from '../../../parts/grid/ListSheet'
import { usePages } from '../../../parts/grid/usePages'
import { Empty, ErrorNote, Loading } from '../../../parts/State'
import { useSend } from '../useSend'

/** Who has not confirmed the present edition; whoever was at the training can be confirmed here (C069). */
export function Missing({ notice }: { notice: CareNotice }) {
  const { t, i18n } = useTranslation()
  const pages = usePages(['notices', 'missing', notice.id, notice.edition], (after) => api.notConfirmed(notice.id, after))
  const { busy, error, send } = useSend('notices')
  const title = t('notices.missingOf', { title: nameOf(notice.title, i18n.language) })
  return (
    <div className="stack">
      {pages.error ? <ErrorNote error={pages.error} retry={pages.again} /> : null}
      {error !== null && <ErrorNote error={error} />}
      {pages.isPending ? (
        <Loading rows={6} />
      ) : pages.rows.length === 0 ? pages.error ? null : (
        <Empty>{t('notices.allConfirmed')}</Empty>
      ) : (
        <>
          <div className="spread">
            <span className="soft">{t(pages.open ? 'lists.atLeast' : 'lists.count', { count: pages.rows.length })}</span>
            <ListSheet
              title={title}
              rows={pages.rows}
              columns={[
                { key: 'number', head: t('people.number'), width: '120px', cell: (person) => person.number, text: (person) => person.number ?? '' },
                { key: 'name', head: t('people.name'), width: '1fr', cell: (person) => nameOf(person.name, i18n.language), text: (person) => nameOf(person.name, i18n.language) },
              ]}
            />
          </div>
          <table className="ch-list">
            <tbody>
              {pages.rows.map((person) => (
                <tr key={person.id}>
                  <td className="faint">{person.number}</td>
                  <td><Link to={`/people/${person.id}`} className="person-link strong">{nameOf(person.name, i18n.language)}</Link></td>
                  <td className="num"><Button size="small" disabled={busy} onClick={() => void send(() => api.confirmNotice(notice.id, person.id, notice.edition))}>{t(notice.kind === 'TRAINING' ? 'notices.tookPart' : 'notices.hasRead')}</Button></td>
                </tr>
              ))}
            </tbody>
          </table>
          {pages.open && <Button block onClick={pages.more} loading={pages.reading}>{t('manners.more')}</Button>}
        </>
      )}
    </div>
  )
}
