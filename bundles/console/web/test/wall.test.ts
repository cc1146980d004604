import { describe, expect, it } from 'vitest'
import type { BoardRow } from '../src/api/types'
import { pagesOf } from '../src/screens/today/wallPages'

const figures = { expected: 10, onDuty: 8, late: 0, onBreak: 0, missing: 0, unknown: 0, onLeave: 0 }
const post = (departmentId: string, missing = 0) => ({ ...figures, departmentId, missing })
const site = (siteId: string, posts: BoardRow['posts']): BoardRow => ({ ...figures, siteId, shifts: [], posts })

describe('t053 the wall', () => {
  it('shows one page for each site, and more for a site with many posts', () => {
    const pages = pagesOf([site('a', Array.from({ length: 9 }, (_, i) => post(`p${i}`))), site('b', [])])
    expect(pages.map((page) => [page.row.siteId, page.posts.length])).toEqual([['a', 7], ['a', 2], ['b', 0]])
  })

  it('shows the posts where somebody is missing first', () => {
    const [page] = pagesOf([site('a', [post('calm'), post('gap', 2)])])
    expect(page?.posts.map((one) => one.departmentId)).toEqual(['gap', 'calm'])
  })
})
