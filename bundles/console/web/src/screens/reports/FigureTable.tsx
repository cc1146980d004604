import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { FigureTable, FigureView } from '../../api/types'
import { nameOf, shortDay } from '../../parts/format'
import { shown, sorted, stepOf, valueOf } from './figures'

/** Rows that are drawn at once; the rest on demand. */
const DRAWN = 200

interface Props {
  table: FigureTable
  figures: FigureView[]
  label: string
  sort: { column: number; down: boolean }
  onSort: (column: number) => void
}

/** Groups at the left, figures at the right, each with its definition; people lead to their days. */
export function Figures({ table, figures, label, sort, onSort }: Props) {
  const { t, i18n } = useTranslation()
  const [all, setAll] = useState(false)
  const rows = sorted(table, sort.column, sort.down)
  const person = table.by.indexOf('PERSON')
  const date = table.by.indexOf('DATE')
  return (
    <>
      <div className="ch-scroll figures" tabIndex={0} role="region" aria-label={label}>
        <table className="ch-list">
          <thead>
            <tr>
              {table.by.map((dimension) => <th key={dimension} scope="col">{t(`reports.dimension.${dimension}`)}</th>)}
              {figures.map((one, at) => {
                const name = nameOf(one.name, i18n.language)
                const order = sort.column !== at ? 'none' : sort.down ? 'descending' : 'ascending'
                return (
                  <th key={one.figure} scope="col" className="num" aria-sort={order}>
                    <button type="button" className="sort" title={nameOf(one.definition, i18n.language)} aria-label={t('reports.sortBy', { name })} onClick={() => onSort(at)}>
                      {name}{order === 'none' ? '' : sort.down ? ' ↓' : ' ↑'}
                    </button>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {(all ? rows : rows.slice(0, DRAWN)).map((row) => (
              <tr key={row.groups.map((group) => group.key).join('|')}>
                {row.groups.map((group, at) => (
                  <td key={at} className="nowrap">
                    {at === person ? (
                      <Link to={date < 0 ? `/people/${group.key}` : `/attendance/${group.key}/${row.groups[date]?.key}`}>{nameOf(group.name, i18n.language)} <span className="faint">{group.number}</span></Link>
                    ) : at === date ? shortDay(group.key, i18n.language) : table.by[at] === 'WEEK' ? stepOf(group.key ?? '', t) : nameOf(group.name, i18n.language)}
                  </td>
                ))}
                {figures.map((one, at) => {
                  const value = valueOf(table, row, at)
                  return <td key={one.figure} className={value ? 'num' : 'num faint'}>{shown(value, one.unit)}</td>
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={Math.max(1, table.by.length)}>{t('reports.total')}</th>
              {figures.map((one, at) => <td key={one.figure} className="num"><strong>{shown(valueOf(table, { values: table.total, none: table.none }, at), one.unit)}</strong></td>)}
            </tr>
          </tfoot>
        </table>
      </div>
      {!all && rows.length > DRAWN && <p className="figures-more"><button type="button" className="link-button" onClick={() => setAll(true)}>{t('reports.all', { count: rows.length })}</button></p>}
    </>
  )
}
