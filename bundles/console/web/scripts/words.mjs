// Writes every word of the console as CSV (key, en, zh-Hans), for whoever translates or proofreads it: npm run words > words.csv
import { readFileSync } from 'node:fs'
import { csvOf } from './words-csv.mjs'

const read = (language) => JSON.parse(readFileSync(new URL(`../src/i18n/${language}.json`, import.meta.url), 'utf8'))
process.stdout.write(csvOf({ en: read('en'), 'zh-Hans': read('zh-Hans') }))
