/** Dotted keys of a tree of words, in order. */
export function flat(tree, path = '') {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`)))
}

function quoted(text) {
  // A sheet program must not take a word for a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line a key, with a column for each language; a missing word is an empty cell. */
export function csvOf(languages) {
  const names = Object.keys(languages)
  const words = names.map((name) => new Map(flat(languages[name])))
  const keys = [...new Set(words.flatMap((map) => [...map.keys()]))].sort()
  const rows = [['key', ...names], ...keys.map((key) => [key, ...words.map((map) => map.get(key) ?? '')])]
  return rows.map((row) => row.map(quoted).join(',')).join('\r\n') + '\r\n'
}
