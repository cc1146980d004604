// A phone is bound, approved at the desk, and punched with: at the gate, far from it, and what the desk says of that.

const GATE = { latitude: 31.2304, longitude: 121.4737, accuracy: 15 }
const FAR = { latitude: 31.3304, longitude: 121.4737, accuracy: 15 }

/** What the desk can do over the API, in its own session. @param version of what is changed */
function desk(page) {
  return (method, path, body, version) =>
    page.evaluate(async ([method, path, body, version]) => {
      const headers = { 'Content-Type': 'application/json', 'X-Clockhouse': '1', ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) }
      const answer = await fetch(`/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) })
      return answer.json()
    }, [method, path, body, version])
}

/** @param on the phone of the person, signed in */
export async function punching({ base, admin, on, person, check, accessible, picture, settled }) {
  const call = desk(admin)
  const rule = await call('GET', '/phone-rule')
  const { version, ...draft } = rule
  await call('PUT', '/phone-rule', { ...draft, on: true }, version)
  const places = (await call('GET', '/phone-places')).items
  if (places.length === 0) {
    await call('POST', '/phone-places', {
      name: { zh: '东门', en: 'East gate' },
      siteId: person.siteId,
      circle: { latitude: GATE.latitude * 1e6, longitude: GATE.longitude * 1e6, radius: 200 },
    })
  }
  for (const phone of (await call('GET', `/bound-phones?employeeId=${person.id}`)).items) {
    if (['ISSUED', 'ACTIVE', 'SUSPENDED'].includes(phone.state)) await call('POST', `/bound-phones/${phone.id}/endings`, { reason: 'again' }, phone.version)
  }
  const context = on.context()
  await context.grantPermissions(['geolocation'], { origin: new URL(base).origin })
  await context.setGeolocation(GATE)

  await bind({ base, admin, on, check, accessible, picture, settled })
  await punch({ base, on, check, accessible, picture, settled, context })
  await judge({ base, admin, person, check, accessible, picture, settled })
}

async function bind({ base, admin, on, check, accessible, picture, settled }) {
  await on.goto(`${base}/own/phone`)
  await on.fill('.own input[type="text"], .own .ant-input', 'My blue phone')
  await on.check('.own input[type="checkbox"]')
  await settled(on)
  await accessible('a phone to bind', on)
  await picture('phone-own-bind', on)
  await on.click('.own .ant-btn-primary')
  await on.waitForSelector('.stamp[data-status="ISSUED"]')
  check(true, 'a phone is asked for on the phone')

  await admin.goto(`${base}/attendance/phones`)
  await admin.waitForSelector('text=My blue phone')
  await settled(admin)
  await accessible('phones to approve', admin)
  await picture('phones', admin)
  await admin.click('tr:has-text("My blue phone") .ant-btn-primary')
  await admin.waitForSelector('tr:has-text("My blue phone")', { state: 'detached' })
  check(true, 'the desk approves it')
}

async function punch({ base, on, check, accessible, picture, settled, context }) {
  await on.goto(`${base}/own`)
  await on.waitForSelector('.punch-button')
  await settled(on)
  await accessible('the button to punch', on)
  await on.click('.punch-button')
  await on.waitForSelector('.note-ok')
  check(/东门|East gate/.test(await on.textContent('.note-ok')), 'a punch at the gate counts, with its distance')
  await settled(on)
  await picture('phone-own-punch', on)
  await context.setGeolocation(FAR)
  // Another press within the same second is the first.
  await on.waitForTimeout(1_100)
  await on.click('.punch-button')
  await on.waitForSelector('.note-late')
  check((await on.textContent('.note-late')).includes('11.1'), 'one from far away waits, and says how far')
  await settled(on)
  await accessible('a punch that waits', on)
  await picture('phone-own-far', on)
}

async function judge({ base, admin, person, check, accessible, picture, settled }) {
  // The one from far away, in either language.
  const held = `tr:has-text("${person.number}"):has-text("11.1")`
  await admin.goto(`${base}/attendance/phones`)
  await admin.waitForSelector(held)
  await settled(admin)
  await accessible('punches that wait', admin)
  await picture('phones-held', admin)
  await admin.click(`${held} .ant-btn-primary`)
  await admin.waitForSelector('.note-ok button')
  await admin.keyboard.press('z')
  await admin.waitForSelector(held)
  check(true, 'a verdict is said and taken back by z')
  await admin.click(`${held} .ant-btn-primary`)
  await admin.waitForSelector(held, { state: 'detached' })
}
