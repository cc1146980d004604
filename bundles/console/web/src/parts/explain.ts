/** One language's texts of explanation codes, from the attendance module's properties file. */
export type Explanations = Map<string, string>

/** Reads a .properties file (UTF-8; escapes \uXXXX, line joins with a backslash). */
export function parseProperties(source: string): Explanations {
  const texts: Explanations = new Map()
  const lines = source.replace(/\r\n?/g, '\n').replace(/\\\n[ \t]*/g, '').split('\n')
  for (const line of lines) {
    const text = line.trimStart()
    if (!text || text.startsWith('#') || text.startsWith('!')) continue
    const match = /^((?:\\.|[^=: \t\\])+)[ \t]*[=:]?[ \t]*(.*)$/.exec(text)
    if (match?.[1]) texts.set(unescape(match[1]), unescape(match[2] ?? ''))
  }
  return texts
}

function unescape(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})|\\(.)/g, (_, hex: string | undefined, one: string | undefined) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : one === 'n' ? '\n' : one === 't' ? '\t' : (one ?? ''),
  )
}

/** Puts the parameters in braces into a text; a quote doubled for MessageFormat counts once. */
export function fill(text: string, params: Record<string, string>): string {
  return text.replaceAll("''", "'").replace(/\{([\w.-]+)(?:,[^}]*)?\}/g, (whole, name: string) => params[name] ?? whole)
}
