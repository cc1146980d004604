import type { BoardRow } from '../../api/types'

/** What fits on one screen at a size that is read from ten metres. */
const POSTS = 7

export interface WallPage {
  key: string
  row: BoardRow
  posts: BoardRow['posts']
}

/** One page for each site, more for a site with many posts; the posts with most to look at first. */
export function pagesOf(rows: BoardRow[]): WallPage[] {
  return rows.flatMap((row) => {
    const posts = [...row.posts].sort((a, b) => b.missing + b.unknown - (a.missing + a.unknown) || b.expected - a.expected)
    const pages = Array.from({ length: Math.max(1, Math.ceil(posts.length / POSTS)) }, (_, i) => posts.slice(i * POSTS, (i + 1) * POSTS))
    return pages.map((some, i) => ({ key: `${row.siteId} ${i}`, row, posts: some }))
  })
}
