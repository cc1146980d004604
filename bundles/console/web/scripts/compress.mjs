// Writes .br beside every built text file worth packing; the servlet picks by Accept-Encoding.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const out = process.env.CONSOLE_OUT ?? '../target/classes/web'
for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name)
  if (!entry.isFile() || !/\.(js|css|svg|json)$/.test(entry.name)) continue
  const bytes = readFileSync(path)
  if (bytes.length < 1024) continue
  writeFileSync(path + '.br', brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
}
