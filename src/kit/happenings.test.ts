import { expect, test } from 'vitest'
import { happening, listener } from './happenings.ts'

test('a listener is told what happened, and its name is where it listens', async () => {
  const moved = happening<{ day: string }>('calendar.moved')
  const heard: string[] = []
  const one = listener(moved, async (_tx, _doing, { day }) => {
    heard.push(day)
  })
  expect(one.to).toBe('calendar.moved')
  await one.hears(undefined as never, undefined as never, { day: '2026-11-24' })
  expect(heard).toEqual(['2026-11-24'])
})
