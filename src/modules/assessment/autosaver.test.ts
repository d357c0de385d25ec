import { beforeEach, expect, test, vi } from 'vitest'
import type { Autosaved } from './autosaved.ts'
import { createAutosaver, type SaveState } from './autosaver.ts'
import { BLANK } from './model.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

function desk(answers: (Autosaved | Error)[]) {
  const sent: { text: string; version: string }[] = []
  const told: SaveState[] = []
  const page = { text: '' }
  const saver = createAutosaver({
    version: 1,
    wait: 1000,
    read: () => {
      const form = new FormData()
      form.set('narrative', page.text)
      return form
    },
    send: async (form) => {
      const text = (name: string) => form.get(name) as string
      sent.push({ text: text('narrative'), version: text('seenVersion') })
      const answer = answers.shift() ?? new Error('no more answers')
      if (answer instanceof Error) throw answer
      return answer
    },
    tell: (state) => told.push(state),
  })
  const type = (text: string) => {
    page.text = text
    saver.changed()
  }
  return { saver, sent, told, type }
}

test('several changes in a row are one save, after a rest', async () => {
  const { sent, told, type } = desk([{ version: 2, savedAt: '14:32' }])
  type('a')
  await vi.advanceTimersByTimeAsync(900)
  type('ab')
  await vi.advanceTimersByTimeAsync(999)
  expect(sent).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(sent).toEqual([{ text: 'ab', version: '1' }])
  expect(told.at(-1)).toEqual({ kind: 'saved', time: '14:32' })
})

test('the next save stands on the version that the last one left', async () => {
  const { saver, sent, type } = desk([
    { version: 2, savedAt: '14:32' },
    { version: 3, savedAt: '14:33' },
  ])
  type('a')
  await saver.flush()
  type('b')
  expect(await saver.flush()).toBe(true)
  expect(sent.map(({ version }) => version)).toEqual(['1', '2'])
})

test('without the server the words stay, it says so, and the next change tries again', async () => {
  const { saver, told, type } = desk([new Error('offline'), { version: 2, savedAt: '14:40' }])
  type('a')
  expect(await saver.flush()).toBe(false)
  expect(told.at(-1)).toEqual({ kind: 'offline' })
  type('ab')
  expect(await saver.flush()).toBe(true)
})

test('a refusal says why, and is not called saved', async () => {
  const { saver, told, type } = desk([{ message: 'You are signed out.' }])
  type('a')
  expect(await saver.flush()).toBe(false)
  expect(told.at(-1)).toEqual({ kind: 'failed', reason: 'You are signed out.' })
})

test('after a conflict it rests, and the form may be sent on the version that stands', async () => {
  const conflict = { mine: BLANK, theirs: BLANK, version: 7, by: 'Ana' }
  const { saver, sent, told, type } = desk([{ message: 'Conflict.', conflict }])
  type('a')
  await saver.flush()
  type('ab')
  await vi.advanceTimersByTimeAsync(5000)
  expect([sent.length, saver.version(), told.at(-1)]).toEqual([1, 7, { kind: 'conflict', conflict }])
})

test('the button waits for a save that is under way, and then stands on its version', async () => {
  const { saver, type } = desk([{ version: 2, savedAt: '14:32' }])
  type('a')
  const saving = saver.flush()
  expect(saver.isBusy()).toBe(true)
  await saver.yieldToForm()
  expect([saver.isBusy(), saver.isDirty(), saver.version()]).toEqual([false, false, 2])
  await saving
})
