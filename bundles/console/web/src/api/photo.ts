import { body, client } from './call'

const WIDTH = 480
const HEIGHT = 640

/** The person's photograph; null while there is none. */
export async function photoOf(id: string): Promise<Blob | null> {
  const { data, response } = await client.GET('/employees/{id}/photo', { params: { path: { id } }, parseAs: 'blob' })
  return response.status === 204 ? null : (data as unknown as Blob)
}

/** The picture that a face is made of; every look is audited. */
export async function faceOf(id: string): Promise<Blob> {
  return (await body(client.GET('/biometrics/{id}/picture', { params: { path: { id } }, parseAs: 'blob' }))) as unknown as Blob
}

/** A picture that a terminal took of a punch; every look is audited. */
export async function snapshotOf(id: string): Promise<Blob> {
  return (await body(client.GET('/snapshots/{id}/picture', { params: { path: { id } }, parseAs: 'blob' }))) as unknown as Blob
}

/** Turned upright as the phone took it, cut to the shape of the desk's pictures, and small; then sent. */
export async function sendPhoto(id: string, file: File): Promise<void> {
  const picture = await portrait(file)
  await body(client.PUT('/employees/{id}/photo', { params: { path: { id } }, body: picture as unknown as string, bodySerializer: (blob: unknown) => blob as Blob, headers: { 'Content-Type': 'application/octet-stream' } }))
}

export async function removePhoto(id: string): Promise<void> {
  await client.DELETE('/employees/{id}/photo', { params: { path: { id } } })
}

/** What the browser cannot draw goes as it is: the server says what is wrong with it. */
async function portrait(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  const pen = document.createElement('canvas').getContext('2d')
  if (!bitmap || !pen) return file
  const { x, y, width, height } = middleOf(bitmap.width, bitmap.height)
  pen.canvas.width = Math.min(WIDTH, Math.round(width))
  pen.canvas.height = Math.round((pen.canvas.width * HEIGHT) / WIDTH)
  pen.drawImage(bitmap, x, y, width, height, 0, 0, pen.canvas.width, pen.canvas.height)
  bitmap.close()
  return (await new Promise<Blob | null>((done) => pen.canvas.toBlob(done, 'image/jpeg', 0.9))) ?? file
}

/** The largest part of three by four: from the middle across, and of a tall picture the upper third, where the face is. */
export function middleOf(width: number, height: number): { x: number; y: number; width: number; height: number } {
  const cut = Math.min(width, (height * WIDTH) / HEIGHT)
  const tall = (cut * HEIGHT) / WIDTH
  return { x: (width - cut) / 2, y: (height - tall) / 3, width: cut, height: tall }
}
