// A stand-in for the suite while working on screens: node e2e/dev/mock.mjs [port]. Never shipped; it knows no rules, only shapes.
import { createServer } from 'node:http'
import { existsSync, readFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const port = Number(process.argv[2] ?? 18080)
const web = process.env.CONSOLE_OUT ?? fileURLToPath(new URL('../../../target/classes/web', import.meta.url))
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
const MANY = Number(process.env.PEOPLE ?? 200)

let seed = 7
const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648
const pick = (list) => list[Math.floor(random() * list.length)]
const uuid = (n, kind = 0) => `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(n).padStart(12, '0')}`
const L = (zh, en) => ({ zh, en })

const sites = [
  { id: uuid(1, 1), name: L('苏州一厂', 'Suzhou Plant 1'), zone: 'Asia/Shanghai', calendarId: uuid(1, 8), closed: false, version: 1 },
  { id: uuid(2, 1), name: L('上海总部', 'Shanghai HQ'), zone: 'Asia/Shanghai', calendarId: uuid(1, 8), closed: false, version: 1 },
  { id: uuid(3, 1), name: L('里斯本仓库', 'Lisbon Depot'), zone: 'Europe/Lisbon', closed: false, version: 1 },
]
const departments = [['生产', 'Production'], ['总装一线', 'Assembly 1', 0], ['总装二线', 'Assembly 2', 0], ['冲压车间', 'Press shop', 0], ['质量部', 'Quality'], ['销售部', 'Sales'], ['研发部', 'R&D'], ['仓储物流', 'Logistics']].map(
  ([zh, en, parent], i) => ({ id: uuid(i, 2), name: L(zh, en), ...(parent === undefined ? {} : { parentId: uuid(parent, 2) }), closed: false, version: 1 }),
)
const family = ['王:Wang', '李:Li', '张:Zhang', '刘:Liu', '陈:Chen', '杨:Yang', '赵:Zhao', '黄:Huang', '周:Zhou', '吴:Wu', '徐:Xu', '孙:Sun', '胡:Hu', '朱:Zhu', '高:Gao']
const given = ['伟伦:Weilun', '明辉:Minghui', '雨桐:Yutong', '建平:Jianping', '振宇:Zhenyu', '雪:Xue', '文静:Wenjing', '海波:Haibo', '梦瑶:Mengyao', '志强:Zhiqiang', '若琳:Ruolin', '思远:Siyuan', '国栋:Guodong', '佳怡:Jiayi']
const people = Array.from({ length: MANY }, (_, i) => {
  const [fz, fe] = pick(family).split(':')
  const [gz, ge] = pick(given).split(':')
  const site = pick(sites)
  const department = pick(departments.slice(1))
  return { id: uuid(i, 3), number: String(100001 + i), name: L(fz + gz, `${fe} ${ge}`), pinyin: `${fe} ${ge}`.toLowerCase(), initials: (fe[0] + ge[0]).toLowerCase(), gender: 'UNSTATED', phone: '****' + (1000 + i), siteId: site.id, siteName: site.name, departmentId: department.id, departmentName: department.name, position: pick(['操作工', '班长', '工程师']), hiredOn: '2024-03-01', status: i % 41 === 40 ? 'ENDED' : 'ACTIVE', ...(i % 41 === 40 ? { endedOn: '2026-10-31' } : {}), version: 1 }
})
const holiday = (date, type, name) => ({ date, type, name, source: '', layer: 'PUBLIC' })
const ref = (p) => ({ id: p.id, number: p.number, name: p.name, siteId: p.siteId, departmentId: p.departmentId })
const shifts = [
  ['Am', '早班', 'Morning', '07:00:00', '15:00:00', '11:00:00', '11:30:00'],
  ['Pm', '中班', 'Afternoon', '15:00:00', '23:00:00', '19:00:00', '19:30:00'],
  ['Nt', '夜班', 'Night', '23:00:00', '07:00:00', '03:00:00', '03:30:00'],
  ['Dy', '常日班', 'Day', '09:00:00', '18:00:00', '12:00:00', '13:00:00'],
].map(([code, zh, en, start, end, from, until], i) => ({ id: uuid(i, 4), edition: 1, effectiveFrom: '1970-01-01', code, name: L(zh, en), segments: [{ start, end }], breaks: [{ from, until, paid: false }], windowBefore: 'PT2H', windowAfter: 'PT6H', ruleSetId: uuid(1, 9), inNeeded: true, outNeeded: true, required: 'PT8H', overMidnight: end < start, retired: false, version: 1 }))
const terminals = ['Gate 1 in:一号门进', 'Gate 1 out:一号门出', 'Assembly E:总装东门', 'Canteen:食堂', 'Lobby A:大厅A', 'Dock 3:月台3', 'Press gate:冲压门', 'QC room:质检室'].map((name, i) => {
  const [en, zh] = name.split(':')
  const site = sites[Math.floor(i / 3) % 3]
  const kind = i === 3 ? 'UNREACHABLE' : i === 6 ? 'DRIVER_MISSING' : 'ONLINE'
  return { id: uuid(i, 5), name: L(zh, en), siteId: site.id, siteName: site.name, driver: i === 6 ? 'zk-attlog-file' : 'simulator', gateway: i === 4 ? { id: uuid(1, 34), name: 'Suzhou branch' } : undefined, endpoint: `sim:${i}`, settings: { interval: { value: '20', secret: false }, key: { secret: true } }, zone: site.zone, serial: `CKJ7 2140 03${10 + i}`, direction: i % 3 === 0 ? 'IN' : 'BOTH', purpose: 'ATTENDANCE', boundSince: '2026-01-01T00:00:00Z', status: 'IN_USE', reportedUpTo: new Date(Date.now() - 4000).toISOString(), lastPunch: new Date(Date.now() - i * 61000).toISOString(), version: 3,
    state: { kind, since: new Date(Date.now() - 38 * 60000).toISOString(), code: { UNREACHABLE: 'terminal.unreachable', DRIVER_MISSING: 'terminal.driver.missing', ONLINE: 'terminal.online' }[kind], detail: kind === 'UNREACHABLE' ? 'connect to 10.20.9.31:4370 timed out after 5 s' : undefined, lastContact: new Date(Date.now() - (kind === 'ONLINE' ? 2000 + i * 900 : 2280000)).toISOString(), clockError: i === 5 ? 'PT1M34S' : `PT0.${i + 1}S`, held: i === 3 ? 37 : 0, capacity: 100000, firmware: '6.60' } }
})
const drivers = [
  { id: 'simulator', vendor: 'Clockhouse', model: 'Simulator', roads: ['VISIT', 'CALL_IN'], capabilities: ['CLOCK'], endpointExample: 'sim:1', settings: [{ key: 'interval', type: 'NUMBER', label: L('间隔（秒）', 'Interval, seconds'), help: L('每隔多久打一次卡', 'How often it punches'), defaultValue: '20', choices: [], required: true }, { key: 'key', type: 'SECRET', label: L('密钥', 'Key'), defaultValue: '', choices: [], required: false }], texts: {}, state: 'ACTIVE', jar: { symbolicName: 'org.clockhouse.driver.simulator', version: '0.1.0', fileName: 'org.clockhouse.driver.simulator-0.1.0.jar', origin: 'FEATURE', sha256: 'a'.repeat(64) }, tried: [], signature: { trust: 'SUITE' } },
  { id: 'zk-attlog-file', vendor: 'ZKTeco', model: 'attlog.dat', roads: ['FILE'], capabilities: [], settings: [{ key: 'columns', type: 'CHOICE', label: L('列顺序', 'Column order'), defaultValue: 'auto', choices: [{ value: 'auto', label: L('自动', 'automatic') }], required: false }], texts: {}, state: 'ACTIVE', jar: { symbolicName: 'org.clockhouse.driver.zk', version: '0.1.0', fileName: 'zk-attlog-file-0.1.0.jar', origin: 'UPLOADED', installedAt: '2026-11-20T08:00:00Z', installedBy: 'admin' } , tried: [{ model: 'attlog.dat of two offices, models unknown', firmware: '', evidence: 'REAL' }, { model: 'user.dat in records of 28 and 72 bytes', firmware: '', evidence: 'EMULATED' }], signature: { trust: 'KNOWN', signer: 'CN=Acme Terminals', fingerprint: 'a5c35bab37f601f4947c29f1bc7c070e048ef24c7a6779c3cc4056e2a729dc17' } },
]
const pad = (n) => String(n).padStart(2, '0')
const local = (at, zone) => new Date(at).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T')
let position = 1000
const punches = []
function punch(at = Date.now()) {
  const terminal = pick(terminals)
  const who = random() < 0.06 ? null : pick(people)
  punches.unshift({ position: ++position, terminalId: terminal.id, terminalName: terminal.name, ...(who ? { employeeId: who.id, number: who.number, name: who.name } : {}), subjectKind: who ? 'NUMBER' : 'CARD', subject: who?.number, at: new Date(at).toISOString(), local: local(at, terminal.zone), zone: terminal.zone, clockReading: local(at, terminal.zone), offsetSource: 'ZONE', method: pick(['CARD', 'CARD', 'FACE', 'FINGERPRINT', 'PIN']), key: pick(['IN', 'OUT', 'UNSTATED']), outcome: random() < 0.05 ? 'REFUSED' : 'ACCEPTED', reader: 0, flags: random() < 0.06 ? ['CLOCK_OFF'] : [], road: 'VISIT', receivedAt: new Date(at + 1500).toISOString() })
}
for (let i = 60; i > 0; i--) punch(Date.now() - i * 17000)
const streams = new Set()
setInterval(() => {
  punch()
  for (const stream of streams) stream.write('event: change\ndata: {"topic":"PUNCHES"}\n\n')
}, 6000)

const todayDate = new Date().toISOString().slice(0, 10)
const SEVERITY = { ABSENT: 'HIGH', MISSING_OUT: 'MEDIUM', LATE: 'LOW', EARLY: 'LOW' }
function named(day) {
  const name = day.absent ? 'ABSENT' : day.flags[0] ?? (day.late ? 'LATE' : 'EARLY')
  return { kind: name, name, severity: SEVERITY[name] }
}
function cell(i, date) {
  const weekday = new Date(date + 'T00:00:00Z').getUTCDay()
  if (weekday === 0 || weekday === 6 || date > todayDate) return null
  const r = ((i * 31 + Number(date.slice(8)) * 17) % 97) / 97
  const day = { date, ordinal: 0, shiftCode: i % 3 ? 'Dy' : 'Am', status: 'NORMAL', required: 480, attended: 480, firstIn: `${date}T08:55:10`, lastOut: `${date}T18:04:40`, flags: [], state: date === todayDate ? 'PROVISIONAL' : 'FINAL' }
  if (r < 0.02) return { ...day, status: 'ABSENT', attended: undefined, absent: 480, firstIn: undefined, lastOut: undefined }
  if (r < 0.04) return { ...day, attended: undefined, lastOut: undefined, flags: ['MISSING_OUT'], status: 'NORMAL' }
  if (r < 0.08) return { ...day, status: 'LATE', late: 11 + Math.floor(r * 200), attended: 462 }
  if (r < 0.1) return { ...day, early: 9, attended: 471 }
  if (r < 0.13) return { ...day, overtime: 90, attended: 570 }
  if (date === todayDate) return { ...day, status: 'PROVISIONAL', attended: undefined, firstIn: undefined, lastOut: undefined }
  return day
}
const days = (month) => Array.from({ length: new Date(Date.UTC(...month.split('-').map(Number), 0)).getUTCDate() }, (_, d) => `${month}-${pad(d + 1)}`)
function monthRow(p, month) {
  const cells = days(month).map((date) => cell(Number(p.number), date)).filter(Boolean)
  const total = (name) => cells.reduce((sum, day) => sum + (day[name] ?? 0), 0)
  return { employeeId: p.id, number: p.number, name: p.name, siteId: p.siteId, departmentId: p.departmentId, days: cells, totals: { ATTENDED: total('attended'), LATE: total('late'), EARLY: total('early'), OT_WORKDAY: total('overtime'), ABSENT: total('absent') } }
}
function personDay(p, date) {
  const zone = 'Asia/Shanghai'
  const at = (time, offset = 0) => new Date(Date.parse(`${date}T${time}+08:00`) + offset * 86400000).toISOString()
  const mark = (n, time, method, use, key = 'UNSTATED') => ({ position: n, at: at(time), local: `${date}T${time}`, clockReading: `${date}T${time}`, terminalId: terminals[0].id, terminalName: terminals[0].name, method, key, outcome: 'ACCEPTED', use, ordinals: [0] })
  const line = (time, code, rule, section, params, minutes) => ({ ordinal: 0, at: at(time), code, params, rule, section, minutes, punches: [] })
  return {
    employee: ref(p), date, zone, dayType: 'WORKDAY', pending: false, granted: [], overrides: [], computedAt: new Date().toISOString(),
    plan: [{ ordinal: 0, shiftId: shifts[3].id, shiftEdition: 1, shiftCode: 'Dy', from: `${date}T09:00:00`, until: `${date}T18:00:00`, ruleSetCode: 'CN-Office', ruleSetEdition: 7, segments: [{ from: at('09:00:00'), until: at('18:00:00') }], breaks: [{ from: at('12:00:00'), until: at('13:00:00') }], window: { from: at('07:00:00'), until: at('00:00:00', 1) }, source: 'DEPARTMENT' }],
    punches: [mark(1, '09:11:20', 'FACE', 'IN'), mark(2, '09:12:02', 'CARD', 'REPEAT'), mark(3, '12:03:00', 'CARD', 'BETWEEN'), mark(4, '12:58:30', 'CARD', 'BETWEEN'), mark(5, '16:34:00', 'PHONE', 'OUT')],
    exceptions: [{ ordinal: 0, kind: 'LATE', name: 'LATE', minutes: 11, severity: 'LOW' }, { ordinal: 0, kind: 'EARLY', name: 'EARLY', minutes: 86, severity: 'LOW' }],
    results: [{ ordinal: 0, status: 'LATE', firstIn: `${date}T09:11:20`, lastOut: `${date}T16:34:00`, minutes: { REQUIRED: 480, ATTENDED: 383, REGULAR: 383, LATE: 11, EARLY: 86, SHORT: 97 }, flags: [], state: 'FINAL', ruleSetCode: 'CN-Office', ruleSetEdition: 7, version: 3, computedAt: new Date().toISOString() }],
    later: [],
    lines: [line('09:00:00', 'required.shift', 'Required', '3', { minutes: '480' }, [{ bucket: 'REQUIRED', minutes: 480 }]), line('09:11:00', 'late.full', 'Late', '6', { minutes: '11', grace: '10', planned: '09:00' }, [{ bucket: 'LATE', minutes: 11 }]), line('09:12:00', 'punch.repeat', 'Repeat', '4', {}, []), line('12:00:00', 'presence.pair', 'Presence', '5', { in: '09:11', out: '16:34', minutes: '383' }, [{ bucket: 'REGULAR', minutes: 383 }]), line('16:34:00', 'early.full', 'Early', '6', { minutes: '86' }, [{ bucket: 'EARLY', minutes: 86 }])],
  }
}
const roles = [['SYSTEM_ADMINISTRATOR', '系统管理员', 'System administrator'], ['HR', '人事', 'HR'], ['CARD_DESK', '发卡员', 'Card desk'], ['MANAGER', '部门主管', 'Manager'], ['EMPLOYEE', '员工', 'Employee']].map(([id, zh, en]) => ({ id, name: L(zh, en), permissions: [], masks: id === 'HR' ? { 'credential.number': 'COVERED' } : {}, reach: 'GRANTED_SCOPE', builtIn: true, version: 1 }))
const permissions = 'request.enter request.read request.submit organisation.read organisation.write employee.read employee.write employee.import sign-in-code.issue credential.read visitor.register visitor.admit credential.write credential.issue credential.activate credential.freeze credential.resume biometric.consent biometric.enrol biometric.approve biometric.configure terminal.read terminal.write terminal.record driver.read driver.install punch.read punch.upload shift.read shift.write timesheet.read roll-call.run notice.configure report.run account.read account.write role.write audit.read backup.run recovery.save changes.read own.read snapshot.read snapshot.review snapshot.configure'.split(' ')
roles[0].permissions = permissions
roles[1].permissions = permissions.filter((p) => !/account|role|audit|backup|driver|recovery/.test(p))
const cards = people.slice(0, 60).map((p, i) => ({ id: uuid(i, 6), employeeId: p.id, holder: { id: p.id, number: p.number, name: p.name }, kind: 'CARD', number: (0x7c129ae4 + i * 97).toString(16).toUpperCase(), printed: String(2081594084 + i * 97), technology: 'MIFARE', bits: 32, state: i % 13 === 12 ? 'SUSPENDED' : 'ACTIVE', nextStates: i % 13 === 12 ? ['ACTIVE', 'REVOKED'] : ['SUSPENDED', 'REVOKED'], validFrom: '2026-03-01T00:00:00Z', issuedAt: new Date(Date.now() - i * 3600000).toISOString(), version: 1 }))
const state = { password: 'start', changed: false, signedIn: false, employee: false }
const session = () => ({
  account: state.employee ? { id: uuid(2, 7), name: '100001', displayName: '王伟伦', kind: 'EMPLOYEE', employeeId: people[0].id, locale: 'zh-Hans' } : { id: uuid(1, 7), name: 'admin', displayName: 'Gao Yaqin', kind: 'OPERATOR', locale: '' },
  roles: [{ id: roles[0].id, name: roles[0].name }], permissions: state.employee ? ['employee.read', 'visitor.register', 'credential.read', 'punch.read', 'shift.read', 'timesheet.read', 'request.read', 'request.submit', 'changes.read', 'own.read'] : permissions, masks: {}, mustChangePassword: !state.changed && !state.employee, organisation: { name: L('兰禾精工', 'Lanhe Precision') },
  setup: { needed: process.env.SETUP === 'yes', steps: { site: true, calendar: true, rules: process.env.SETUP !== 'yes', people: process.env.SETUP !== 'yes', terminal: process.env.SETUP !== 'yes', punch: process.env.SETUP !== 'yes' } }, recoverySaved: true, idleUntil: new Date(Date.now() + 3600000).toISOString(), until: new Date(Date.now() + 36000000).toISOString(),
})
const slice = (items, next) => ({ items, ...(next ? { next } : {}) })
const paged = (list, query, map = (x) => x) => {
  const from = Number(query.get('after') ?? 0)
  const limit = Number(query.get('limit') ?? 50)
  return slice(list.slice(from, from + limit).map(map), from + limit < list.length ? String(from + limit) : undefined)
}
const matching = (query) => people.filter((p) => {
  const text = (query.get('text') ?? '').toLowerCase()
  return (!text || `${p.name.zh} ${p.pinyin} ${p.initials} ${p.number}`.toLowerCase().includes(text)) && (!query.get('siteId') || p.siteId === query.get('siteId')) && (!query.get('departmentId') || p.departmentId === query.get('departmentId')) && (!query.get('status') || p.status === query.get('status')) && (!query.get('employeeId') || p.id === query.get('employeeId'))
})
const importView = { id: uuid(1, 11), fileName: 'lanhe-hr-2026-11.xlsx', encoding: 'xlsx', columns: ['工号', '姓名', '部门', '入职日期'], mapping: { 0: 'NUMBER', 1: 'NAME_ZH', 2: 'DEPARTMENT', 3: 'HIRED_ON' }, options: { createDepartments: false, createSites: false }, counts: { rows: 896, new: 312, changed: 47, unchanged: 528, wrong: 3 }, problems: [], state: 'CHECKED', at: new Date().toISOString() }

const rollCall = {
  call: { id: uuid(1, 20), siteId: sites[0].id, startedAt: new Date(Date.now() - 240_000).toISOString(), startedBy: 'admin', assemblyTerminals: [] },
  entries: people.slice(0, 24).map((p, i) => ({
    employeeId: p.id, number: p.number, name: p.name, departmentId: p.departmentId, standing: ['INSIDE', 'INSIDE', 'UNSEEN', 'OUT'][i % 4],
    ...(i % 4 === 2 ? {} : { lastSeenAt: new Date(Date.now() - 7_200_000).toISOString() }),
    ...(i % 3 === 0 ? { foundAt: new Date(Date.now() - 60_000).toISOString(), foundHow: i % 2 ? 'CARD' : 'HAND', foundBy: 'admin' } : {}),
  })),
}

const bodies = people.slice(0, 3).map((p, i) => ({ id: uuid(i, 22), holder: { id: p.id, number: p.number, name: p.name }, kind: i === 1 ? 'FINGERPRINT' : 'FACE', slot: i === 1 ? 6 : 0, family: i === 1 ? 'zk.finger' : 'photo', state: 'ISSUED', ...(i === 1 ? { terminalId: terminals[0].id } : { quality: i ? 41 : 88 }), taken: new Date(Date.now() - (3 - i) * 3_600_000).toISOString(), takenBy: i === 1 ? 'terminal' : 'admin', sampleKept: true, picture: i !== 1, version: 1 }))
const asCredential = (b) => ({ id: b.id, employeeId: b.holder.id, holder: b.holder, kind: b.kind, number: `${b.slot}-000000000000`, state: b.state, nextStates: [], validFrom: b.taken, issuedAt: b.taken, version: b.version })
const rules = ['FINGERPRINT', 'FACE', 'PALM'].map((kind, i) => ({ kind, on: i < 2, keepsSamples: false, version: 1 }))
const consents = [{ id: uuid(1, 23), kind: 'FACE', wording: 0, given: '2026-11-20T02:10:00Z', recordedBy: 'Gao Yaqin' }]
const FACE = { svg: (hue) => `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="400"><rect width="320" height="400" fill="hsl(${hue} 25% 72%)"/><ellipse cx="160" cy="180" rx="78" ry="104" fill="#8a6a55"/><rect x="60" y="300" width="200" height="120" rx="60" fill="#39465a"/></svg>` }
const snapshotRule = { on: true, keepDays: 30, zh: '打卡时考勤机会拍照，照片仅用于核实打卡人本人。', en: 'The terminal takes a picture when you punch. It serves only to check who punched.', samplePercent: 5, lowScore: 60, mostPerDay: 2000, full: [terminals[0].name], version: 1 }
const pictureReviews = people.slice(0, 5).map((p, i) => ({ punch: 900 + i, terminalId: terminals[0].id, terminalName: terminals[0].name, employeeId: p.id, number: p.number, name: p.name, at: new Date(Date.now() - i * 3_600_000).toISOString(), reasons: [['SAMPLE'], ['TWO_PEOPLE', 'NEW_CARD'], ['LOW_SCORE'], ['STOPPED_CARD'], ['SAMPLE']][i], snapshots: [uuid(i, 41)], verdict: 'WAITING', version: 0 }))
const swaps = [0, 1, 2].map((i) => ({ id: uuid(i, 32), mine: i > 0, other: { id: people[1 + i].id, name: people[1 + i].name }, date: ahead(4 + i), otherDate: ahead(i === 1 ? 5 : 8 + i), given: [shifts[i].id], taken: i === 1 ? [] : [shifts[1].id], note: '家里有事', askedAt: new Date().toISOString(), state: i === 2 ? 'AGREED' : 'ASKED', ...(i === 2 ? { requestId: uuid(1, 30), requestState: 'APPROVED' } : {}) }))

const certificateKinds = [['叉车证', 'Forklift licence'], ['安全培训', 'Safety briefing'], ['健康证', 'Health certificate']].map(([zh, en], i) => ({ id: uuid(i, 33), name: L(zh, en), sites: i ? [] : [sites[0].id], areas: [], terminals: i ? [terminals[i].id] : [], remindDays: i ? 30 : 0, version: 1 }))

/** A week with tiers, and a quarter of comprehensive hours. */
const week = (from, i) => {
  const extra = (i * 47) % 700
  const tiers = extra > 300 ? { 'OT_1.5': 300, 'OT_2.0': extra - 300 } : extra > 0 ? { 'OT_1.5': extra } : {}
  return { kind: 'WEEK', from, until: new Date(Date.parse(from) + 6 * 86400000).toISOString().slice(0, 10), ruleSetCode: 'US', edition: 3, attended: 2400 + extra, standard: 0, regular: 2400, holiday: 0, overtime: extra, tiers, monthly: 0, overCap: 0, state: from > '2026-11-10' ? 'PROVISIONAL' : 'FINAL', provisionalDays: i % 4, workdays: 0, dailyTiers: [{ above: 480, tier: 'OT_1.5' }], weeklyTiers: [{ above: 2400, tier: 'OT_1.5' }, { above: 2700, tier: 'OT_2.0' }], biweeklyTiers: [], consecutiveTiers: [{ above: 0, tier: 'OT_1.5' }, { above: 480, tier: 'OT_2.0' }], consecutiveDay: 7, weekdayTiers: { SUNDAY: [{ above: 0, tier: 'OT_2.0' }] }, tierRates: [{ above: 150, tier: 'OT_1.5' }, { above: 200, tier: 'OT_2.0' }], combine: 'UNION' }
}
const quarter = (i) => ({ kind: 'QUARTER', from: '2026-10-01', until: '2026-12-31', ruleSetCode: 'CN-C', edition: 1, attended: 30000 + i * 60, standard: 29760, regular: 29280, holiday: 480, overtime: 240 + i * 60, tiers: {}, monthly: 80 + i * 20, overCap: i > 90 ? i * 20 - 1800 : 0, state: 'PROVISIONAL', provisionalDays: 2, basis: 'CALENDAR', workdays: 62, monthCap: 2160, dailyTiers: [], weeklyTiers: [], biweeklyTiers: [], consecutiveTiers: [], consecutiveDay: 7, weekdayTiers: {}, tierRates: [], combine: 'UNION' })
const routes = [
  ['GET', /^\/employees\/[^/]+\/photo$/, () => FACE],
  ['GET', /^\/card-alarms$/, () => slice(cards.slice(0, 3).map((card, i) => ({ id: uuid(i, 42), credentialId: card.id, holder: card.holder, number: card.number, terminalId: terminals[i].id, state: 'SUSPENDED', at: new Date(Date.now() - i * 3_600_000).toISOString(), letIn: i === 1, version: 0 })))],
  ['GET', /^\/snapshot-rule$/, () => snapshotRule],
  ['PUT', /^\/snapshot-rule$/, (m, q, b) => Object.assign(snapshotRule, b, { version: snapshotRule.version + 1 })],
  ['GET', /^\/snapshots$/, (m, q) => slice(q.get('employeeId') ? [1, 2].map((n) => ({ id: uuid(n, 41), terminalId: terminals[0].id, at: new Date().toISOString(), punch: n, employeeId: q.get('employeeId') })) : [{ id: uuid(1, 41), terminalId: q.get('terminalId'), at: new Date().toISOString() }])],
  ['GET', /^\/snapshots\/[^/]+\/picture$/, () => FACE],
  ['GET', /^\/picture-reviews$/, () => slice(pictureReviews.filter((one) => one.verdict === 'WAITING'))],
  ['POST', /^\/picture-reviews\/(\d+)\/verdicts$/, (m, q, b) => { const one = pictureReviews.find((each) => each.punch === Number(m[1])); return Object.assign(one, { verdict: b.verdict, version: one.version + 1 }) }],
  ['POST', /^\/picture-reviews\/(\d+)\/reopenings$/, (m) => { const one = pictureReviews.find((each) => each.punch === Number(m[1])); return Object.assign(one, { verdict: 'WAITING', version: one.version + 1 }) }],
  ['GET', /^\/biometric-rules$/, () => slice(rules)],
  ['PUT', /^\/biometric-rules\/(\w+)$/, (m, q, b) => Object.assign(rules.find((one) => one.kind === m[1]), b)],
  ['GET', /^\/consent-wordings$/, () => slice([{ edition: 0, zh: '本人同意公司采集并使用我的生物识别信息,仅用于考勤与门禁的身份识别。', en: 'I agree that the company takes and uses my fingerprint, face or palm, only to recognise me at terminals.' }])],
  ['GET', /^\/consents$/, () => slice(consents)],
  ['POST', /^\/consents$/, (m, q, b) => [201, consents[consents.push({ id: uuid(9, 23), kind: b.kind, wording: b.wording, given: new Date().toISOString(), recordedBy: 'Gao Yaqin' }) - 1]]],
  ['GET', /^\/biometrics$/, (m, q) => slice(bodies.filter((one) => one.holder.id === q.get('employeeId')))],
  ['GET', /^\/pending-biometrics$/, () => slice(bodies.filter((one) => one.state === 'ISSUED'))],
  ['POST', /^\/biometrics\/([^/]+)\/approvals$/, (m) => Object.assign(bodies.find((one) => one.id === m[1]), { state: 'ACTIVE' })],
  ['GET', /^\/backup-pin-rules\/current$/, () => ({ on: true, digits: 6, days: 7, version: 0 })],
  ['POST', /^\/backup-pins$/, () => ({ id: uuid(1, 24), digits: '482913', state: 'ACTIVE', until: new Date(Date.now() + 604_800_000).toISOString() })],
  ['POST', /^\/photo-imports$/, () => ({ results: [{ file: '100001.jpg', person: bodies[0].holder, face: bodies[0] }, { file: '100002_李.png', person: bodies[1].holder, faceProblem: 'biometric.consent' }, { file: '999.jpg', problem: 'photo-import.number' }] })],
  ['GET', /^\/health$/, () => ({ status: 'UP', version: '0.1.0' })],
  ['POST', /^\/sessions$/, (m, q, b) => {
    if (b.code === 'code') state.employee = true
    else if (b.password !== state.password) return [401, { type: '/problems/unauthorised', title: 'x', status: 401, detail: 'name or password', code: 'sign-in.rejected', errors: [] }]
    state.signedIn = true
    return [201, session()]
  }],
  ['GET', /^\/sessions\/current$/, () => (state.signedIn ? session() : [401, { code: 'session.needed', errors: [] }])],
  ['DELETE', /^\/sessions\/current$/, () => { state.signedIn = false; state.employee = false; return [204] }],
  ['POST', /^\/password-changes$/, (m, q, b) => { if (b.current !== state.password) return [422, { code: 'password.wrong', errors: [] }]; state.password = b.next; state.changed = true; return [204] }],
  ['POST', /^\/password-confirmations$/, (m, q, b) => (b.password === state.password ? [204] : [422, { code: 'password.wrong', errors: [] }])],
  ['GET', /^\/organisation$/, () => ({ name: L('兰禾精工', 'Lanhe Precision'), version: 1 })],
  ['GET', /^\/sites$/, () => slice(sites)],
  ['GET', /^\/areas$/, () => slice([])],
  ['GET', /^\/departments$/, () => slice(departments)],
  ['GET', /^\/calendars$/, () => slice([{ id: uuid(1, 8), name: L('中国 2026', 'China 2026'), restDays: ['SATURDAY', 'SUNDAY'], days: [holiday('2026-10-01', 'STATUTORY', '国庆节')], version: 1 }])],
  ['POST', /^\/calendars\/readings$/, () => ({ days: [holiday('2027-01-01', 'STATUTORY', '元旦'), holiday('2027-02-20', 'SWAPPED_WORKDAY', '春节补班')], left: [{ line: 34, code: 'not-a-whole-day', text: '部门年会' }] })],
  ['GET', /^\/employees$/, (m, q) => paged(matching(q), q)],
  ['GET', /^\/employees\/([^/]+)$/, (m) => people.find((p) => p.id === m[1]) ?? [404, { code: 'resource.not-found', errors: [] }]],
  ['GET', /^\/employees\/([^/]+)\/history$/, (m) => { const p = people.find((one) => one.id === m[1]); return slice([{ from: '2024-03-01', until: '2025-06-30', siteId: p.siteId, siteName: sites[1].name, departmentId: departments[4].id, departmentName: departments[4].name, position: '操作工', start: 'HIRED' }, { from: '2025-07-01', siteId: p.siteId, siteName: p.siteName, departmentId: p.departmentId, departmentName: p.departmentName, position: p.position, start: 'TRANSFERRED' }]) }],
  ['GET', /^\/employees\/([^/]+)\/credentials$/, (m) => slice([...bodies.filter((one) => one.holder.id === m[1]).map(asCredential), ...cards.filter((c) => c.employeeId === m[1])])],
  ['POST', /^\/employees\/([^/]+)\/sign-in-codes$/, () => ({ number: '100001', code: 'K7QM-3XPA', expires: new Date(Date.now() + 86400000).toISOString() })],
  ['GET', /^\/credentials$/, (m, q) => paged(cards, q)],
  ['GET', /^\/card-lookups$/, (m, q) => {
    const text = q.get('text')
    const found = cards.filter((c) => c.number === text.toUpperCase() || c.printed === text)
    const hex = /^\d+$/.test(text) ? Number(text).toString(16).toUpperCase().padStart(8, '0') : text.toUpperCase()
    return { match: found.length === 1 ? 'ONE' : 'NONE', candidates: found, beyond: 0, readings: [{ technology: 'MIFARE', bits: 32, hex, renderings: { HEX_8: hex, DEC_10: String(parseInt(hex, 16)).padStart(10, '0'), HEX_8_REVERSED: hex.match(/../g)?.reverse().join('') ?? hex, FACILITY_3_5: '018,39652', HEX_6: hex.slice(2), DEC_8: '01219300' } }] }
  }],
  ['POST', /^\/credentials$/, (m, q, b) => [201, { ...cards[0], employeeId: b.employeeId, number: b.number }]],
  ['GET', /^\/credentials\/([^/]+)\/deliveries$/, () => slice(terminals.slice(0, 4).map((one, i) => ({ terminalId: one.id, terminal: one.name, want: 'HELD', state: ['CONFIRMED', 'SENT', 'EXPECTED', 'UNREACHABLE'][i], since: new Date().toISOString() })))],
  ['POST', /^\/credentials\/([^/]+)\/freezes$/, (m) => ({ ...cards.find((c) => c.id === m[1]), state: 'SUSPENDED' })],
  ['POST', /^\/credentials\/([^/]+)\/thaws$/, (m) => ({ ...cards.find((c) => c.id === m[1]), state: 'ACTIVE' })],
  ['GET', /^\/stock-cards\/next-free$/, () => slice([])],
  ['POST', /^\/card-replacement-previews$/, (m, q, b) => { const old = cards.find((c) => c.id === b.credentialId); return { holder: old.holder, old, number: b.number, problems: [], terminals: terminals.slice(0, 4).map((one, i) => ({ id: one.id, name: one.name, siteId: one.siteId, reachable: i !== 3, since: new Date().toISOString() })), fee: { amount: 2000, currency: 'CNY', state: 'DUE' } } }],
  ['POST', /^\/card-replacements$/, (m, q, b) => { const old = cards.find((c) => c.id === b.credentialId); return [201, { id: uuid(1, 20), employeeId: old.employeeId, oldCredentialId: old.id, credentialId: old.id, oldNumber: old.number, number: b.number, reason: b.reason, fee: { amount: 2000, currency: 'CNY', state: 'DUE' }, operator: 'admin', at: new Date().toISOString(), version: 1 }] }],
  ['PUT', /^\/credentials\/([^/]+)\/status$/, (m, q, b) => ({ ...cards.find((c) => c.id === m[1]), state: b.status })],
  ['GET', /^\/terminals$/, () => slice(terminals)],
  ['GET', /^\/unknown-terminals$/, () => slice([{ serial: 'CKJ7 2140 0399', driver: 'simulator', model: 'F18', firmware: '6.60', remote: '10.20.9.31', firstSeen: new Date(Date.now() - 60000).toISOString(), lastSeen: new Date(Date.now() - 4000).toISOString(), calls: 12 }])],
  ['GET', /^\/alarms$/, () => slice([{ id: uuid(1, 10), terminalId: terminals[5].id, terminalName: terminals[5].name, kind: 'CLOCK_OFF', detail: 'clock off by 94 s', since: new Date().toISOString(), last: new Date().toISOString(), count: 3, state: 'OPEN' }])],
  ['GET', /^\/drivers$/, () => slice(drivers)],
  ['POST', /^\/drivers$/, () => [201, drivers[1]]],
  ['POST', /^\/drivers\/checks$/, () => ({ symbolicName: 'org.clockhouse.driver.simulator', version: '0.2.0', sha256: 'c'.repeat(64), signature: { trust: 'UNKNOWN', signer: 'CN=Stranger', fingerprint: 'b7'.repeat(32) }, replaces: drivers[0] })],
  ['PUT', /^\/drivers\/([^/]+)\/state$/, (m, q, b) => { drivers.find((one) => one.id === m[1]).state = b.state; for (const one of terminals) if (one.driver === m[1]) one.state = { ...one.state, kind: b.state === 'STOPPED' ? 'DRIVER_MISSING' : 'ONLINE', code: 'terminal.driver.missing' }; return [204] }],
  ['GET', /^\/terminals\/([^/]+)\/recordings$/, () => slice([{ name: '20261129-031500.txt', started: '2026-11-29T03:15:00Z', until: '2026-11-29T03:25:00Z', bytes: 48210, running: true }, { name: '20261128-081500.txt', started: '2026-11-28T08:15:00Z', until: '2026-11-28T08:20:00Z', bytes: 9210, running: false }])],
  ['POST', /^\/terminals\/([^/]+)\/uploads$/, () => [201, { id: uuid(1, 12), terminalId: terminals[6].id, fileName: 'attlog.dat', size: 402311, sha256: 'b'.repeat(64), kind: 'PUNCHES', driver: 'zk-attlog-file', format: 'format.attlog', facts: {}, open: [], counts: { rows: 10233, new: 10180, known: 12, quarantined: 41, suspicious: 3, unmatchedSubjects: 2 }, from: '2020-01-02T07:11:00', until: '2020-01-31T18:40:00', unmatchedSubjects: ['9001', '9002'], unreadable: [{ line: 17, reason: 'BEFORE_2005', detail: 'reads 1990-01-01', raw: '12\t1990-01-01 00:00:10\t1\t0\t1\t0' }], suspicious: [{ line: 200, subject: '14', clockReading: '2020-01-08T07:00:00', flags: ['GOES_BACK'] }], people: [], state: 'PREVIEW', expiresAt: new Date(Date.now() + 3600000).toISOString() }]],
  ['GET', /^\/punches$/, (m, q) => paged(punches.filter((p) => (!q.get('terminalId') || p.terminalId === q.get('terminalId')) && (!q.get('employeeId') || p.employeeId === q.get('employeeId'))), q)],
  ['GET', /^\/quarantine$/, () => slice([{ position: 1, terminalId: terminals[6].id, terminalName: terminals[6].name, road: 'FILE', source: 'attlog.dat', receivedAt: new Date().toISOString(), line: 17, reason: 'BEFORE_2005', detail: 'reads 1990-01-01', raw: '12\t1990-01-01 00:00:10\t1\t0' }])],
  ['GET', /^\/unmatched-subjects$/, () => slice([{ kind: 'NUMBER', subject: '9001', punches: 12, first: new Date(Date.now() - 864000000).toISOString(), last: new Date().toISOString(), terminalId: terminals[6].id, terminalName: terminals[6].name }])],
  ['GET', /^\/access-levels$/, () => slice([{ id: uuid(1, 35), name: L('实验室', 'Laboratory'), terminals: [terminals[1].id], areas: [], sites: [], departments: [departments[4].id], people: [], only: false, version: 1 }])],
  ['GET', /^\/certificate-kinds$/, () => slice(certificateKinds)],
  ['GET', /^\/employees\/([^/]+)\/certificates$/, () => ({
    certificates: [{ kindId: certificateKinds[0].id, validUntil: '2026-11-20', reference: 'No. 7', by: 'admin', at: '2025-11-20T08:00:00Z' }, { kindId: certificateKinds[1].id, validUntil: '2027-06-30', by: 'admin', at: '2026-06-30T08:00:00Z' }],
    barred: [{ terminalId: terminals[1].id, terminal: terminals[1].name, lacks: [certificateKinds[0].id, certificateKinds[2].id] }],
  })],
  ['GET', /^\/shifts$/, () => slice(shifts)],
  ['GET', /^\/period-counts$/, () => slice(people.slice(0, 3).map((p, i) => ({ employee: ref(p), totals: [{ per: 'WEEK', from: '2026-11-02', until: '2026-11-08', ruleSetCode: 'FLEX', edition: 1, employedWorkdays: 5, workdays: 5, state: 'FINAL', required: 2400, attended: 2400 - 90 * i, regular: 2400 - 90 * i, lacking: 90 * i, overtime: 0 }], lates: [{ from: '2026-11-01', until: '2026-11-30', ruleSetCode: 'FLEX', edition: 1, state: 'FINAL', lates: 2 + i, free: 1, forgiven: 10, charged: i, minutes: 30 * i }], points: [{ from: '2026-11-01', until: '2026-11-30', ruleSetCode: 'FLEX', edition: 1, state: 'FINAL', each: { LATE: 2 + i, MISSING_OUT: 4 * i }, points: 2 + 5 * i, most: 10 }], allowances: [{ name: 'NIGHT_SHIFT', results: 4, count: 4 }] })))],
  ['GET', /^\/assignments$/, () => slice([
    { id: uuid(1, 13), week: Object.fromEntries(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((d) => [d, shifts[3].id])), pattern: { anchor: '1970-01-05', days: [] }, from: '1970-01-05', runsOnHolidays: false, version: 1 },
    { id: uuid(2, 13), departmentId: departments[1].id, pattern: { anchor: '2026-09-01', days: [[shifts[0].id], [shifts[0].id], [shifts[1].id], [shifts[1].id], [shifts[2].id], [shifts[2].id], [], []] }, from: '2026-09-01', runsOnHolidays: true, version: 1 },
    { id: uuid(3, 13), employeeId: people[0].id, week: { MONDAY: shifts[0].id, TUESDAY: shifts[0].id }, pattern: { anchor: '1970-01-05', days: [] }, from: '2026-10-01', until: '2026-12-31', runsOnHolidays: false, version: 1 },
  ])],
  ['GET', /^\/work-cycles$/, (m, q) => paged(matching(q), q, (p, i = people.indexOf(p)) => ({ employee: ref(p), cycles: i % 3 ? [3, 10, 17].map((day) => week(`2026-11-${String(day - 1).padStart(2, '0')}`, i)) : [quarter(i)] }))],
  ['GET', /^\/timesheets$/, (m, q) => paged(matching(q), q, (p) => monthRow(p, (q.get('month') ?? q.get('from').slice(0, 7))))],
  ['GET', /^\/timesheets\/status$/, () => ({ pending: 0, asOf: new Date().toISOString() })],
  ['GET', /^\/timesheets\/([^/]+)\/([\d-]+)$/, (m) => personDay(people.find((p) => p.id === m[1]), m[2])],
  ['GET', /^\/today$/, () => ({ asOf: new Date().toISOString(), sites: sites.map((s, i) => ({ siteId: s.id, name: s.name, expected: [112, 64, 31][i], onDuty: [98, 55, 20][i], late: [6, 3, 1][i], onBreak: [6, 4, 3][i], missing: [5, 5, 2][i], unknown: [3, 0, 6][i], onLeave: 0, shifts: ['Am', 'Dy'], posts: postsOf(i), reportedUpTo: new Date(Date.now() - [4, 5, 1100][i] * 1000).toISOString() })) })],
  ['GET', /^\/visitors$/, (m, q) => slice(visitors.filter((one) => q.get('view') === 'OVERDUE' ? one.overdue : q.get('view') === 'OVER' ? one.state === 'LEFT' : one.state === (q.get('view') ?? 'EXPECTED')))],
  ['GET', /^\/visitors\/known$/, (m, q) => slice(visitors.filter((one) => (one.name.zh || one.name.en).startsWith(q.get('text')) || q.get('text') === 'chenj' && one.name.zh === '陈静').slice(0, 10))],
  ['GET', /^\/visitors\/rule$/, () => visitorRule],
  ['PUT', /^\/visitors\/rule$/, (m, q, b) => Object.assign(visitorRule, b, { version: visitorRule.version + 1 })],
  ['POST', /^\/visitors$/, (m, q, b) => { visitors.unshift({ ...visitors[0], ...b, id: uuid(visitors.length, 40), name: b.name, state: 'EXPECTED', version: 1 }); return [201, visitors[0]] }],
  ['POST', /^\/visitors\/([^/]+)\/arrivals$/, (m) => Object.assign(visitors.find((one) => one.id === m[1]), { state: 'INSIDE', cardId: uuid(1, 6), cardNumber: '****B2C3', arrivedAt: new Date().toISOString() })],
  ['POST', /^\/visitors\/([^/]+)\/departures$/, (m) => Object.assign(visitors.find((one) => one.id === m[1]), { state: 'LEFT', leftAt: new Date().toISOString() })],
  ['GET', /^\/contracts$/, () => slice(people.slice(0, 6).map((p, i) => ({ employeeId: p.id, number: p.number, name: p.name, company: ['苏州机电安装', 'Delta Cleaning'][i % 2], until: ahead(7 * i - 5), ...(i === 3 ? {} : { induction: 'EHS', inductionUntil: ahead(200 - 10 * i) }), lapse: i === 0 ? 'CONTRACT_OVER' : i === 3 ? 'NO_INDUCTION' : undefined, version: 1 })))],
  ['GET', /^\/contracts\/([^/]+)$/, (m) => ({ employeeId: m[1], company: '苏州机电安装', until: ahead(9), version: 1 })],
  ['GET', /^\/roll-calls$/, () => slice([{ call: rollCall.call, listed: rollCall.entries.length, found: rollCall.entries.filter((one) => one.foundAt).length }])],
  ['POST', /^\/roll-calls$/, () => [201, rollCall]],
  ['GET', /^\/roll-calls\/([^/]+)$/, () => rollCall],
  ['PUT', /^\/roll-calls\/([^/]+)\/people\/([^/]+)$/, (m, q, b) => {
    rollCall.entries = rollCall.entries.map((one) => (one.employeeId === m[2] ? { ...one, foundAt: b.found ? new Date().toISOString() : undefined, foundHow: b.found ? 'HAND' : undefined, foundBy: 'admin' } : one))
    return rollCall
  }],
  ['GET', /^\/notices$/, () => slice(people.slice(0, 4).map((p, i) => ({ id: uuid(i, 21), topic: 'MISSING', text: L(`${p.name.zh} 缺岗:Am 07:00–15:00`, `${p.name.en} is missing: Am 07:00–15:00`), link: 'today', madeAt: new Date(Date.now() - i * 600_000).toISOString(), read: i > 1 })))],
  ['GET', /^\/notices\/unread$/, () => ({ count: 2 })],
  ['GET', /^\/subscription-ways$/, () => ({ mail: true, address: 'ann@example.com', folder: true, webhooks: [{ id: uuid(1, 30), name: 'ERP' }] })],
  ['GET', /^\/report-subscriptions$/, () => slice([])],
  ['GET', /^\/list-subscriptions$/, () => slice([['PEOPLE', '在职人员'], ['EXCEPTIONS', '考勤异常'], ['TERMINALS', '终端']].map(([list, name], i) => ({ id: uuid(i, 31), name, list, filters: {}, ofAPeriod: list === 'EXCEPTIONS', span: 'LAST_WEEK', format: 'XLSX', language: 'ZH', byteOrderMark: false, rhythm: { every: 'WEEK', day: 1, at: '07:00', zone: 'Asia/Shanghai' }, channel: 'MAIL', on: i < 2, ...(i < 2 ? { nextAt: '2026-11-30T23:00:00Z' } : {}), lastAt: '2026-11-22T23:00:00Z', failure: i === 2 ? 'needs permission terminal.read' : '', version: 1 })))],
  ['GET', /^\/notice-rules$/, () => slice([['REQUEST_WAITING', true, 0], ['REQUEST_DECIDED', true, 0], ['TERMINAL_SILENT', true, 0], ['PERIOD_LOCKED', true, 0], ['LATE', true, 0], ['MISSING', true, 15], ['ABSENT', true, 0], ['SHIFT_STARTS', false, 15], ['SHIFT_ENDS', false, 5], ['MISSED_PUNCH', true, 30]].map(([topic, on, delayMinutes], i) => ({ topic, on, delayMinutes, roles: i < 3 ? ['MANAGER'] : [], version: 0 })))],
  ['GET', /^\/today\/people$/, (m, q) => slice(people.slice(0, 12).map((p) => ({ employee: ref(p), presence: q.get('state') ?? 'ON_DUTY', shiftCode: 'Dy', from: `${todayDate}T09:00:00`, until: `${todayDate}T18:00:00`, lastPunch: `${todayDate}T08:57:11` })))],
  ['GET', /^\/missed-punches\/suggestions$/, () => slice(people.slice(0, 20).flatMap((p) => days(todayDate.slice(0, 7)).map((date) => ({ employeeId: p.id, date, way: 'OUT', at: `${date}T18:04:00`, source: 'CREW', people: 7 }))))],
  ['GET', /^\/exceptions$/, () => slice(people.slice(0, 60).flatMap((p) => days(todayDate.slice(0, 7)).map((date) => [date, cell(Number(p.number), date)]).filter(([, d]) => d && d.state === 'FINAL' && (d.late || d.early || d.absent || d.flags.length)).map(([date, d]) => ({ employee: ref(p), date, ...named(d), minutes: d.late ?? d.early ?? 0, day: d }))))],
  ['POST', /^\/report-runs$/, (m, q, b) => [202, { id: 'r1', report: b.report, format: b.format, fileName: 'month-2026-11.xlsx', startedAt: new Date().toISOString(), state: 'RUNNING' }]],
  ['GET', /^\/report-runs\/r1$/, () => ({ id: 'r1', report: 'MONTH_SHEET', format: 'XLSX', fileName: 'month-2026-11.xlsx', startedAt: new Date().toISOString(), state: 'DONE', size: 20000 })],
  ['GET', /^\/report-runs\/r1\/content$/, () => ({})],
  ['GET', /^\/accounts$/, () => slice([{ id: uuid(1, 7), kind: 'OPERATOR', name: 'admin', displayName: 'Gao Yaqin', grants: [{ role: 'SYSTEM_ADMINISTRATOR', everybody: true }], locale: '', mustChangePassword: false, disabled: false, version: 1 }, { id: uuid(3, 7), kind: 'OPERATOR', name: 'li.hr', displayName: 'Li Xiaotong', grants: [{ role: 'HR', everybody: false, siteIds: [sites[0].id] }], locale: 'zh-Hans', mustChangePassword: true, disabled: false, version: 1 }])],
  ['GET', /^\/roles$/, () => slice(roles)],
  ['GET', /^\/permissions$/, () => slice(permissions)],
  ['GET', /^\/api-keys$/, () => slice([{ id: uuid(1, 14), name: 'try-attlog', hint: 'x9Qa', grants: [{ role: 'SYSTEM_ADMINISTRATOR', everybody: true }], createdAt: '2026-11-20T08:00:00Z', revoked: false, version: 1 }])],
  ['GET', /^\/audit-entries$/, (m, q) => paged(Array.from({ length: 150 }, (_, i) => ({ id: uuid(i, 15), at: new Date(Date.now() - i * 90000).toISOString(), sequence: 4000 - i, hash: 'c'.repeat(64), actor: { kind: 'OPERATOR', id: uuid(1, 7), name: 'admin', address: '10.20.4.9' }, requestId: 'req-' + i, action: pick(['employee.amend', 'session.open', 'credential.issue', 'terminal.amend', 'permission.refuse']), subject: { kind: 'employee', id: people[i].id, label: people[i].number }, before: { phone: '****1001' }, after: { phone: '****2002' }, reason: i % 9 ? undefined : 'typing error' })), q)],
  ['GET', /^\/backups$/, () => slice([{ name: '2026-11-24T02-10-00Z.zip', at: '2026-11-24T02:10:00Z', bytes: 48211933 }])],
  ['POST', /^\/audit-checks$/, () => ({ ok: true, entries: 4000, checkpoints: 61, unsealed: 0, unsigned: 3, keyFingerprint: '4f:9a:00:12:ab', findings: [] })],
  ['GET', /^\/completeness$/, () => ({ complete: false, sites: [{ siteId: sites[0].id, name: sites[0].name, wanted: new Date(Date.now() - 600_000).toISOString(), reportedUpTo: new Date(Date.now() - 7_200_000).toISOString(), terminals: terminals.length, behind: [{ terminalId: terminals[1].id, name: terminals[1].name, reportedUpTo: new Date(Date.now() - 7_200_000).toISOString(), missing: 0, lost: false }, { terminalId: terminals[2].id, name: terminals[2].name, reportedUpTo: new Date().toISOString(), missing: 2, lost: true }] }] })],
  ['GET', /^\/terminals\/([^/]+)\/count$/, (m) => ({ stated: 1204, stored: m[1] === terminals[2].id ? 1202 : 1204, missing: m[1] === terminals[2].id ? 2 : 0, countedAt: new Date(Date.now() - 9_000).toISOString(), lackingSince: m[1] === terminals[2].id ? new Date(Date.now() - 1_800_000).toISOString() : undefined, readingAgain: false })],
  ['POST', /^\/terminals\/([^/]+)\/readings$/, () => [202]],
  ['POST', /^\/terminals\/([^/]+)\/count-acceptances$/, () => ({ stated: 1204, stored: 1202, missing: 0, countedAt: new Date().toISOString(), readingAgain: false })],
  ['POST', /^\/terminals\/([^/]+)\/door-commands$/, () => [204]],
  ['GET', /^\/terminals\/([^/]+)\/events$/, () => slice([{ id: 'e2', kind: 'DOOR_HELD', code: '28', received: new Date(Date.now() - 600_000).toISOString() }, { id: 'e1', kind: 'TAILGATING', code: '133', received: new Date(Date.now() - 9_600_000).toISOString() }])],
  ['GET', /^\/refused-attempts$/, (m, q) => slice(people.slice(0, 9).filter((p) => !q.get('employeeId') || p.id === q.get('employeeId')).flatMap((p, i) => Array.from({ length: 1 + ((9 - i) >> 1) }, (_, n) => ({ position: 900 - 10 * i - n, terminalId: terminals[i % 3].id, terminalName: terminals[i % 3].name, employeeId: p.id, number: p.number, name: p.name, at: new Date(Date.now() - (i * 37 + n) * 600_000).toISOString(), method: i % 2 ? 'FACE' : 'FINGERPRINT', reason: i % 3 ? 'MISREAD: 39' : 'EXPIRED' }))))],
  ['GET', /^\/display-messages$/, () => slice([{ number: 2, employeeId: 'p1', employeeNumber: '1001', employee: { zh: '王小明', en: 'Wang Xiaoming' }, text: '请到人事部领取新卡', from: new Date(Date.now() - 36e5).toISOString(), until: new Date(Date.now() + 8 * 36e5).toISOString(), withdrawn: false, writtenBy: '周敏', writtenAt: new Date().toISOString(), places: terminals.slice(0, 2).map((one, i) => ({ terminalId: one.id, terminalName: one.name, state: i ? 'EXPECTED' : 'CONFIRMED' })) }, { number: 1, siteId: terminals[0].siteId, text: '停电检修 18:00', from: new Date(Date.now() - 864e5).toISOString(), until: new Date(Date.now() - 36e5).toISOString(), withdrawn: true, writtenBy: '周敏', writtenAt: new Date().toISOString(), places: terminals.slice(0, 3).map((one, i) => ({ terminalId: one.id, terminalName: one.name, state: i === 2 ? 'REFUSED' : 'CONFIRMED', detail: i === 2 ? '-1002' : undefined })) }])],
  ['GET', /^\/maintenance-due$/, () => slice(terminals.slice(0, 4).map((terminal, i) => ({ id: `m${i}`, terminalId: terminal.id, work: ['CLEANED', 'FIRMWARE', 'BATTERY', 'INSPECTED'][i], text: i ? '' : '擦拭传感器', doneOn: '2026-08-20', nextOn: i < 2 ? '2026-11-10' : '2026-12-20', by: '周敏', at: new Date().toISOString() })))],
  ['GET', /^\/device-faults$/, () => slice(people.slice(0, 7).map((p, i) => ({ employeeId: p.id, number: p.number, name: p.name, date: '2026-11-20', way: i % 3 ? 'IN' : 'OUT', at: `2026-11-20T0${8 + (i % 2)}:00:00` })))],
  ['POST', /^\/device-faults$/, (m, q, b) => ({ entered: people.slice(0, 7).filter((p) => !b.except?.includes(p.id)).map((p, i) => ({ employeeId: p.id, date: '2026-11-20', way: i % 3 ? 'IN' : 'OUT', refused: i === 4 ? 'period.locked' : undefined })) })],
  ['GET', /^\/rosters$/, (m, q) => slice([{ employeeId: people[0].id, number: people[0].number, name: people[0].name, siteId: people[0].siteId, departmentId: people[0].departmentId, cells: span(q).map((date, i) => ({ date, dayType: 'WORKDAY', source: 'EMPLOYEE', ...(i % 4 === 3 ? {} : { shiftIds: [shifts[i % 3].id] }) })) }])],
  ['GET', /^\/roster-drafts$/, (m, q) => ({
    items: people.slice(0, 14).map((p, i) => ({ employeeId: p.id, number: p.number, name: p.name, siteId: p.siteId, departmentId: p.departmentId, cells: span(q).map((date, d) => ({ date, dayType: 'WORKDAY', source: 'CHANGE', ...((i + d) % 6 < 4 ? { shiftIds: [shifts[(i + Math.floor((i + d) / 6)) % 3].id] } : {}) })) })),
    findings: [{ employeeId: people[2].id, date: span(q)[5], otherDate: span(q)[4], kind: 'REST', value: 480, limit: 660 }], next: '',
  })],
  ['GET', /^\/cover-needs$/, () => slice([{ departmentId: departments[1].id, version: 1, spans: [{ days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'], start: '07:00:00', end: '15:00:00', people: 4 }] }])],
  ['GET', /^\/roster-stand-ins$/, () => slice(people.slice(5, 8).map((p, i) => ({ employee: ref(p), fills: 'PT8H', week: `PT${24 + 8 * i}H` })))],
  ['GET', /^\/rule-sets$/, () => slice([{ id: uuid(1, 9), code: 'CN-Office', name: L('办公室', 'Office'), edition: 7, effectiveFrom: '2026-07-01', settings: { late_grace: '10' }, version: 1 }])],
  ['GET', /^\/rule-sets\/settings$/, () => slice([
    ...['late_grace', 'early_grace', 'serious'].map((name) => ({ name, section: 6, kind: 'NUMBER', words: [], otherwise: '0' })),
    { name: 'exception_points', section: 6, kind: 'POINTS', words: ['LATE', 'EARLY', 'ABSENT', 'MISSING_OUT'] },
    { name: 'round_in', section: 9, kind: 'ROUNDING', words: ['UP', 'DOWN', 'NEAREST', 'CUT'] },
    { name: 'tiers_daily', section: 10, kind: 'TIERS', words: [] },
  ])],
  ['POST', /^\/rule-trials$/, () => [202, { id: 't1', startedAt: new Date().toISOString(), state: 'RUNNING', people: 0, of: 214, took: 'PT0S' }]],
  ['GET', /^\/rule-trials\/t1$/, () => ({ id: 't1', startedAt: new Date().toISOString(), state: 'DONE', people: 214, of: 214, took: 'PT1.8S', found: { from: '2026-10-01', until: '2026-10-31', people: 214, days: 3852, movedPeople: 58, movedDays: 96, worse: 0, minutes: { LATE: -1204, REGULAR: 1204 }, gained: {}, lost: { LATE: 96 }, lates: Array.from({ length: 32 }, (_, i) => ({ minutes: i + 11, now: Math.round(28 * 0.87 ** i), then: i < 5 ? 0 : Math.round(28 * 0.87 ** i) })).filter((late) => late.now > 0) } })],
  ['GET', /^\/rule-trials\/t1\/people$/, () => slice(people.slice(0, 5).map((p) => ({ employee: ref(p), dates: ['2026-10-12'], worse: false, minutes: { LATE: -12, REGULAR: 12 }, gained: {}, lost: { LATE: 1 } })))],
  ['GET', /^\/viewers$/, () => slice([['ACCOUNT', 'Gao Yaqin', 0, 'EVERYBODY'], ['API_KEY', 'payroll', 1, 'SITE'], ['ACCOUNT', 'Li Xiaotong', 3, 'DEPARTMENT'], ['ACCOUNT', '王伟伦', 4, 'OWN']].map(([kind, name, role, reach]) => ({ kind, name, role: roles[role].id, roleName: roles[role].name, reach, permissions: ['employee.read', 'timesheet.read'] })))],
  ['GET', /^\/swaps$/, () => slice(swaps)],
  ['POST', /^\/swaps\/([^/]+)\/answers$/, (m, q, b) => Object.assign(swaps.find((one) => one.id === m[1]), b.agree ? { state: 'AGREED', requestId: uuid(1, 30), requestState: 'PENDING' } : { state: 'DECLINED' })],
  ['GET', /^\/swap-choices$/, () => slice(people.slice(1, 6).map((p, i) => ({ colleague: { id: p.id, name: p.name }, onDate: [], onOtherDate: i % 2 ? [shifts[1].id] : [], against: i === 2 ? ['REST'] : [], free: i !== 3 })))],
  ['GET', /^\/offered-shifts$/, () => slice(shifts.slice(0, 3).map((shift, i) => ({ id: uuid(i, 31), date: ahead(3 + i), shiftId: shift.id, places: 3, free: 3 - i, giving: i === 1 ? 'CHOSEN' : 'FIRST_COME', note: i === 0 ? '旺季加班' : undefined, ...(i === 1 ? { claim: 'WANTED' } : {}), against: i === 2 ? ['REST', 'WEEK_HOURS'] : [] })))],
  ['GET', /^\/open-shifts$/, () => slice(shifts.slice(0, 3).map((shift, i) => ({ id: uuid(i, 31), departmentId: departments[1 + i].id, date: ahead(3 + i), shiftId: shift.id, places: 3, free: 3 - i, giving: i === 1 ? 'CHOSEN' : 'FIRST_COME', note: i === 0 ? '旺季加班' : undefined, closed: i === 2, claims: people.slice(4, 4 + 2 * i).map((p, n) => ({ employeeId: p.id, number: p.number, name: p.name, state: n < i ? 'GIVEN' : 'WANTED', at: new Date().toISOString() })) })))],
  ['GET', /^\/roster-duties$/, () => slice(people.slice(0, 40).map((p, i) => ({ employee: ref(p), shifts: 18 + (i % 5), planned: `PT${(18 + (i % 5)) * 8}H`, nights: (i * 7) % 9, weekends: i % 4, holidays: i % 2 })))],
  ['GET', /^\/roster-mismatches$/, () => slice(people.slice(0, 12).flatMap((p, i) => { const other = i % 3 === 0 ? ref(people[20 + i]) : undefined; return [{ date: todayDate, kind: i % 2 && !other ? 'UNPLANNED' : 'ABSENT', employee: ref(p), other, day: { date: todayDate, ordinal: 0, status: 'ABSENT', flags: [], state: 'FINAL', ...(i % 2 && !other ? { firstIn: `${todayDate}T06:51`, lastOut: `${todayDate}T15:08` } : { shiftCode: 'Am' }) } }] }))],
  ['GET', /^\/roster-feeds$/, () => slice([{ madeAt: '2026-11-20T08:00:00Z', readAt: '2026-11-28T06:00:00Z' }])],
  ['POST', /^\/roster-feeds$/, () => [201, { path: '/api/v1/roster-feeds/01a220ed3a3074f7-made-up.ics' }]],
  ['POST', /^\/imports$/, () => [201, importView]],
  ['PATCH', /^\/imports\/([^/]+)$/, () => importView],
  ['GET', /^\/imports\/([^/]+)\/wrong-rows$/, () => slice([
    { row: 37, cells: ['100412', '邓佳禾', '质量部', '2026-11-09'], problems: [{ row: 37, column: 0, code: 'import.number.twice', value: '100412', detail: 'twice in this file', serious: true }] },
    { row: 88, cells: ['100983', '罗静', '冲压车', '2026-11-09'], problems: [{ row: 88, column: 2, code: 'import.department.unknown', value: '冲压车', detail: 'no such department', serious: true }] },
    { row: 206, cells: ['101005', '徐可', '仓储物流', '30/02/2026'], problems: [{ row: 206, column: 3, code: 'import.date.impossible', value: '30/02/2026', detail: 'no such date', serious: true }] },
  ])],
  ['POST', /^\/imports\/([^/]+)\/(commits|undo)$/, (m) => ({ ...importView, state: m[2] === 'undo' ? 'UNDONE' : 'COMMITTED' })],
]

routes.unshift(
  ['GET', /^\/jobs$/, () => slice([
    { kind: 'ROSTER_SEARCH', id: uuid(1, 50), state: 'RUNNING', startedAt: new Date().toISOString(), own: false, about: '2026-12-07 – 2026-12-20', done: 24, of: 60 },
    { kind: 'RULE_TRIAL', id: uuid(2, 50), state: 'RUNNING', startedAt: new Date().toISOString(), own: true, done: 1240, of: 5000 },
    { kind: 'KEY_ROTATION', id: '2', state: 'RUNNING', startedAt: new Date().toISOString(), own: false, done: 9301, of: 0 },
    { kind: 'REPORT', id: uuid(3, 50), state: 'FAILED', startedAt: new Date().toISOString(), own: true, about: 'month-sheet-2026-11.xlsx', done: 0, of: 0, code: 'report.too-many' },
  ])],
  ['GET', /^\/waiting-work$/, () => slice([['EXCEPTIONS', 54], ['REQUESTS', 6], ['UNKNOWN_CARDS', 3], ['TERMINAL_ALARMS', 2], ['UNKNOWN_TERMINALS', 1], ['CARDS_TO_ACTIVATE', 5], ['BIOMETRICS', 3], ['PICTURES', 120]].map(([kind, count]) => ({ kind, count, more: false })))],
)

const visitorRule = { keepDays: 90, version: 0 }
const visitors = ['陈静', 'Maria Lopes', '周志强', '李娜'].map((name, i) => ({ id: uuid(i, 40), number: `9912345${i}`, name: /[a-z]/.test(name) ? L('', name) : L(name, ''), company: ['上海精密', 'Delta Cleaning', '苏州机电安装', ''][i], purpose: i ? undefined : '设备验收', host: ref(people[i]), siteId: sites[0].id, areaIds: [], from: new Date(Date.now() + (i - 2) * 3_600_000).toISOString(), until: new Date(Date.now() + (i === 3 ? -1 : 4) * 3_600_000).toISOString(), state: i < 2 ? 'EXPECTED' : 'INSIDE', overdue: i === 3, ...(i < 2 ? {} : { cardId: uuid(i, 6), cardNumber: `****B2C${i}`, arrivedAt: new Date(Date.now() - 7_200_000).toISOString() }), registeredBy: 'Gao Yaqin', version: 1 }))

function ahead(count) {
  return new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10)
}

function span(query) {
  const days = (Date.parse(query.get('until')) - Date.parse(query.get('from'))) / 86_400_000
  return Array.from({ length: days + 1 }, (_, i) => new Date(Date.parse(query.get('from')) + i * 86_400_000).toISOString().slice(0, 10))
}

function postsOf(site) {
  return departments.slice(1, 7 - site).map((one, i) => ({ departmentId: one.id, expected: 18 - i, onDuty: 16 - 2 * i, late: i % 3, onBreak: 1, missing: site === 2 ? 0 : i % 2, unknown: site === 2 && i === 1 ? 6 : 0, onLeave: 0 }))
}

createServer((request, response) => {
  const url = new URL(request.url, 'http://x')
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    if (url.pathname.startsWith('/api/v1')) return answer(request, response, url, Buffer.concat(chunks))
    page(response, url.pathname)
  })
}).listen(port, () => console.log(`http://localhost:${port}`))

function answer(request, response, url, bytes) {
  const path = url.pathname.slice('/api/v1'.length)
  if (path === '/changes') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.write(': hello\n\n')
    streams.add(response)
    return response.on('close', () => streams.delete(response))
  }
  let body = {}
  try {
    body = JSON.parse(bytes.toString() || '{}')
  } catch {
    // A file.
  }
  for (const [method, pattern, run] of routes) {
    const match = method === request.method && pattern.exec(path)
    if (match) {
      const result = run(match, url.searchParams, body)
      if (result?.svg) {
        response.writeHead(200, { 'Content-Type': 'image/svg+xml' })
        return response.end(result.svg((Number(path.match(/\d+/g)?.pop()) * 47) % 360))
      }
      const [status, value] = Array.isArray(result) ? result : [200, result]
      response.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json' })
      return response.end(value === undefined ? '' : JSON.stringify(value))
    }
  }
  response.writeHead(404, { 'Content-Type': 'application/problem+json' })
  response.end(JSON.stringify({ code: 'resource.not-found', detail: `${request.method} ${path} is not in the stand-in`, errors: [] }))
}

function page(response, path) {
  const file = join(web, path)
  if (path !== '/' && existsSync(file) && extname(file)) {
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' })
    return response.end(readFileSync(file))
  }
  const nonce = randomBytes(16).toString('base64')
  response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'` })
  response.end(readFileSync(join(web, 'index.html'), 'utf8').replaceAll('__CSP_NONCE__', nonce))
}
