import type { DriverView, Installation } from '../../api/types'

/** What somebody in front of a box needs to know of its family; the words are in the texts under `family.<driver>`. */
export interface Family {
  driver: string
  links: Installation['link'][]
  /** What is typed at the terminal, to be shown large and as a code. */
  typed: ('host' | 'port' | 'url')[]
  models: Model[]
}

/** @param rating against dust and water as the maker states it, such as IP65; absent for indoor models and where the maker states none */
export interface Model {
  maker: string
  name: string
  rating?: string
}

const model = (maker: string, name: string, rating?: string): Model => ({ maker, name, ...(rating ? { rating } : {}) })

/** Informative: what counts is the data sheet of the variant in hand. */
export const FAMILIES: Family[] = [
  {
    driver: 'zk.push',
    links: ['ETHERNET', 'POE', 'WIFI', 'MOBILE'],
    typed: ['host', 'port'],
    models: [model('ZKTeco', 'SpeedFace-V5L'), model('ZKTeco', 'MB10-VL'), model('ZKTeco', 'ProFace X', 'IP68'), model('ZKTeco', 'ADMS / iClock')],
  },
  {
    driver: 'zk.pull',
    links: ['ETHERNET', 'WIFI', 'SERIAL'],
    typed: [],
    models: [model('ZKTeco', 'K14'), model('ZKTeco', 'K40'), model('ZKTeco', 'F18'), model('ZKTeco', 'MA300', 'IP65'), model('ZKTeco', 'TF1700', 'IP65')],
  },
  {
    driver: 'hikvision.isapi',
    links: ['ETHERNET', 'POE', 'WIFI'],
    typed: [],
    models: [model('Hikvision', 'DS-K1T671', 'IP65'), model('Hikvision', 'DS-K1T342', 'IP65'), model('Hikvision', 'DS-K1T804')],
  },
  { driver: 'face.json', links: ['ETHERNET', 'WIFI', 'MOBILE'], typed: ['host', 'port', 'url'], models: [model('AiFace', 'WebSocket / HTTP JSON')] },
  {
    driver: 'anviz.tcb',
    links: ['ETHERNET', 'WIFI', 'SERIAL'],
    typed: [],
    models: [model('Anviz', 'C2 Pro'), model('Anviz', 'W1 Pro'), model('Anviz', 'M5 Plus', 'IP65'), model('Anviz', 'FaceDeep 5', 'IP65')],
  },
  { driver: 'osdp.reader', links: ['SERIAL', 'ETHERNET'], typed: [], models: [model('HID', 'Signo 20', 'IP65'), model('HID', 'Signo 40', 'IP65'), model('OSDP', 'v2')] },
  { driver: 'serial.reader', links: ['SERIAL', 'USB', 'ETHERNET'], typed: [], models: [model('RDM', '6300'), model('EM4100 / Wiegand', 'RS-232')] },
  { driver: 'pcsc.reader', links: ['USB'], typed: [], models: [model('PC/SC', 'USB')] },
  { driver: 'zk.attlog', links: ['NONE'], typed: [], models: [model('ZKTeco', 'USB')] },
]

/** Families whose drivers are here, then drivers of which nothing more is known. */
export function familiesOf(drivers: DriverView[]): Family[] {
  const here = new Set(drivers.filter((driver) => driver.state === 'ACTIVE').map((driver) => driver.id))
  const known = new Set(FAMILIES.map((family) => family.driver))
  const others = drivers
    .filter((driver) => driver.state === 'ACTIVE' && !known.has(driver.id))
    .map((driver): Family => ({ driver: driver.id, links: ['ETHERNET', 'WIFI', 'SERIAL', 'USB'], typed: driver.roads.includes('CALL_IN') ? ['host', 'port'] : [], models: [model(driver.vendor, driver.model)] }))
  return [...FAMILIES.filter((family) => here.has(family.driver)), ...others]
}
