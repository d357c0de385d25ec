import { expect, test } from 'vitest'
import { readUploadForm, uploadedBytes } from './upload.server.ts'

const sent = (form: FormData) => readUploadForm(new Request('http://base.example/', { method: 'POST', body: form }))

test('a form of a thousand decisions and a file arrives whole', async () => {
  const form = new FormData()
  for (let i = 0; i < 1000; i++) form.append(`decide.${i}`, 'theirs')
  form.append('file', new File(['1;2'], 'values.csv'))
  const { fields, upload, drop } = await sent(form)
  expect([...fields.keys()]).toHaveLength(1000)
  expect(fields.get('decide.999')).toBe('theirs')
  expect(new TextDecoder().decode(await uploadedBytes(upload!))).toBe('1;2')
  await drop()
})

test('a form of too many fields, or of one that is too long, is refused whole', async () => {
  const many = new FormData()
  for (let i = 0; i < 10_001; i++) many.append(`f${i}`, '')
  await expect(sent(many)).rejects.toMatchObject({ status: 413 })
  const long = new FormData()
  long.append('note', 'a'.repeat(300 * 1024))
  await expect(sent(long)).rejects.toMatchObject({ status: 413 })
})
