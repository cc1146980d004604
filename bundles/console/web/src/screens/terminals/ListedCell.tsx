import { useTranslation } from 'react-i18next'
import type { TerminalListView } from '../../api/types'

/** How many of those who should be at a terminal it has confirmed; a dash where it decides by itself. */
export function ListedCell({ list }: { list: TerminalListView | undefined }) {
  const { t } = useTranslation()
  if (!list || list.lists === 'NONE') return <td className="num faint" title={list && t('list.decidesItself')}>—</td>
  const tone = list.refused > 0 ? ' tone-miss strong' : list.current ? '' : ' tone-late strong'
  return <td className={`num nowrap${tone}`} title={list.current ? undefined : t('list.different')}>{list.confirmed} / {list.expected}</td>
}
