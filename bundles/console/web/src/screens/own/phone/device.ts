/**
 * The phone as the suite knows it: a key that never leaves the browser, a mark that says which browser it is, and the punches that
 * wait for a connection. All of it lies in the browser's own database.
 */
import { api } from '../../../api/calls'
import { newKey } from '../../../api/call'
import { Offline } from '../../../api/problem'
import type { BoundPhone, Fix, PhonePunch } from '../../../api/types'

const NAME = 'clockhouse-phone'
const STORE = 'kept'
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' }
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' }
const LOOKED_FOR_MS = 15_000

/** One that was pressed without a connection. */
export interface Queued {
  id: string
  phoneId: string
  queuedAt: string
  fix?: Fix
  signature: string
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE)
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('indexedDB'))
  })
}

async function kept<T>(key: string): Promise<T | undefined> {
  const database = await open()
  return new Promise((resolve, reject) => {
    const asked = database.transaction(STORE).objectStore(STORE).get(key)
    asked.onsuccess = () => resolve(asked.result as T | undefined)
    asked.onerror = () => reject(asked.error ?? new Error('indexedDB'))
  }).finally(() => database.close()) as Promise<T | undefined>
}

async function keep(key: string, value: unknown): Promise<void> {
  const database = await open()
  await new Promise<void>((resolve, reject) => {
    const change = database.transaction(STORE, 'readwrite')
    change.objectStore(STORE).put(value, key)
    change.oncomplete = () => resolve()
    change.onerror = () => reject(change.error ?? new Error('indexedDB'))
  }).finally(() => database.close())
}

/** Whether this browser can be bound at all: keys need a secure page. */
export function canBeBound(): boolean {
  return typeof indexedDB !== 'undefined' && typeof crypto !== 'undefined' && crypto.subtle !== undefined
}

async function keyOf(person: string): Promise<CryptoKeyPair> {
  const known = await kept<CryptoKeyPair>(`key ${person}`)
  if (known) return known
  const made = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify'])
  await keep(`key ${person}`, made)
  return made
}

/** Which of the person's phones this one is. */
export async function thisPhone(person: string, phones: BoundPhone[]): Promise<BoundPhone | undefined> {
  if (!canBeBound()) return undefined
  const id = await kept<string>(`phone ${person}`)
  return phones.find((phone) => phone.id === id)
}

async function sign(person: string, words: string): Promise<string> {
  const pair = await keyOf(person)
  return base64(await crypto.subtle.sign(SIGNING, pair.privateKey, new TextEncoder().encode(words)))
}

function base64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}

/** Asks to have this phone bound. @param notice the edition of the words that were read */
export async function bind(person: string, label: string, notice: number): Promise<BoundPhone> {
  const pair = await keyOf(person)
  const known = await kept<string>('mark')
  const mark = known ?? newKey()
  if (!known) await keep('mark', mark)
  const key = base64(await crypto.subtle.exportKey('spki', pair.publicKey))
  const asked = await api.askPhone({ label, key, mark, notice, signature: await sign(person, `clockhouse-phone\n${mark}`) })
  await keep(`phone ${person}`, asked.id)
  return asked
}

/** Once it is unbound, the next asking is with another key. */
export async function forgetKey(person: string): Promise<void> {
  await keep(`key ${person}`, undefined)
}

export type NoFix = 'denied' | 'unavailable'

/** Where the phone is now; asks the person for leave the first time. */
export function locate(): Promise<Fix | NoFix> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) {
      resolve('unavailable')
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ latitude: Math.round(coords.latitude * 1e6), longitude: Math.round(coords.longitude * 1e6), accuracy: Math.floor(Math.min(coords.accuracy, 1e7)) }),
      (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable'),
      { enableHighAccuracy: true, timeout: LOOKED_FOR_MS, maximumAge: 0 },
    )
  })
}

/** What is signed; the API's guide has the lines. */
export function statement(punch: { id: string; phoneId: string; queuedAt?: string; fix?: Fix }): string {
  const { id, phoneId, queuedAt, fix } = punch
  return ['clockhouse-punch', id, phoneId, 'UNSTATED', queuedAt ? Date.parse(queuedAt) : '', fix?.latitude ?? '', fix?.longitude ?? '', fix?.accuracy ?? ''].join('\n')
}

/** Punches now; without a connection it is kept here, and sent when there is one. */
export async function punch(person: string, phoneId: string, fix: Fix | undefined): Promise<PhonePunch | Queued> {
  const id = newKey()
  try {
    return await api.phonePunch({ id, phoneId, key: 'UNSTATED', deviceTime: new Date().toISOString(), fix, signature: await sign(person, statement({ id, phoneId, fix })) })
  } catch (why) {
    if (!(why instanceof Offline)) throw why
    const queuedAt = new Date().toISOString()
    const waiting: Queued = { id, phoneId, queuedAt, fix, signature: await sign(person, statement({ id, phoneId, queuedAt, fix })) }
    await keep(`queue ${person}`, [...(await queued(person)), waiting])
    return waiting
  }
}

export async function queued(person: string): Promise<Queued[]> {
  return canBeBound() ? ((await kept<Queued[]>(`queue ${person}`)) ?? []) : []
}

/** Sends what waits, one after the other; what is refused is given up and returned with the reason, what finds no connection waits on. */
export async function sendQueued(person: string): Promise<{ sent: PhonePunch[]; refused: unknown[] }> {
  const sent: PhonePunch[] = []
  const refused: unknown[] = []
  let waiting = await queued(person)
  while (waiting[0]) {
    try {
      sent.push(await api.phonePunch({ ...waiting[0], key: 'UNSTATED', deviceTime: new Date().toISOString() }))
    } catch (why) {
      if (why instanceof Offline) break
      refused.push(why)
    }
    waiting = waiting.slice(1)
    await keep(`queue ${person}`, waiting)
  }
  return { sent, refused }
}
