import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../api/calls'
import { usePlace } from '../../app/Place'
import { nameOf, stamp } from '../../parts/format'
import { PageHead, Panel } from '../../parts/Panel'
import { Scroll } from '../../parts/Scroll'
import { SendList } from '../../parts/SendList'
import { Empty, Loaded } from '../../parts/State'
import { TerminalPages } from './TerminalPages'

/** For each terminal what is expected against what it has acknowledged, those that differ first. */
export default function Lists() {
  const { t, i18n } = useTranslation()
  const { zone } = usePlace()
  const query = useQuery({ queryKey: ['lists'], queryFn: api.terminalLists })
  return (
    <>
      <TerminalPages />
      <PageHead title={t('list.page')} hint={t('list.pageHint')}>
        <SendList list="TERMINAL_LISTS" />
      </PageHead>
      <Panel label={t('list.page')} flush>
        <Loaded query={query} rows={6}>
          {(lists) =>
            lists.length === 0 ? (
              <Empty>{t('terminal.none')}</Empty>
            ) : (
              <Scroll label={t('list.page')}>
                <table className="ch-list stacks">
                  <thead>
                    <tr>
                      <th>{t('desk.terminal')}</th>
                      <th className="num">{t('list.expected')}</th>
                      <th className="num">{t('list.confirmed')}</th>
                      <th className="num">{t('list.toRemove')}</th>
                      <th className="num">{t('list.notTaken')}</th>
                      <th className="num">{t('list.unknown')}</th>
                      <th>{t('list.standing')}</th>
                      <th>{t('list.lastConfirmed')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {lists.map((list) => (
                      <tr key={list.terminalId}>
                        <td><Link to={`/terminals?id=${list.terminalId}`}>{nameOf(list.terminal, i18n.language)}</Link></td>
                        <td className="num" data-label={t('list.expected')}>{list.expected}</td>
                        <td className="num" data-label={t('list.confirmed')}>{list.confirmed}</td>
                        <td className={`num${list.removals > 0 ? ' tone-late strong' : ''}`} data-label={t('list.toRemove')}>{list.removals}</td>
                        <td className={`num${list.refused > 0 ? ' tone-miss strong' : ''}`} data-label={t('list.notTaken')}>{list.refused}</td>
                        <td className={`num${list.strangers > 0 ? ' tone-late strong' : ''}`} data-label={t('list.unknown')}>{list.strangers}</td>
                        <td>{list.lists === 'NONE' ? <span className="faint">{t('list.decidesItself')}</span> : !list.reachable ? <span className="tone-late">{t('desk.offlineSince', { time: stamp(list.since, zone) })}</span> : list.current ? <span className="online">{t('list.current')}</span> : <span className="tone-late">{t('list.different')}</span>}</td>
                        <td className="nowrap" data-label={t('list.lastConfirmed')}>{list.changed ? <>{stamp(list.changed, zone)} <span className="faint small">{t('list.version', { version: list.listVersion })}</span></> : '–'}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scroll>
            )
          }
        </Loaded>
      </Panel>
    </>
  )
}
