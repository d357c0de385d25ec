import { describe, expect, test } from 'vitest'
import { isField } from '../../web/key-switch.ts'
import { shortcutFor, SHORTCUTS, type Pressed } from './shortcuts.ts'

const pressed = (key: string, it: Partial<Pressed> = {}): Pressed => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  ...it,
})
const free = { isInField: false, isOn: true }

describe('single keys', () => {
  test.each([
    ['0', 'rate-0'],
    ['3', 'rate-3'],
    ['u', 'take-over'],
    ['E', 'cite'],
    ['q', 'quote'],
    ['j', 'next'],
    ['k', 'previous'],
    ['?', 'list'],
  ])('%s does %s', (key, act) => expect(shortcutFor(pressed(key), free)).toBe(act))

  test('none of them fires while somebody writes', () => {
    const fired = SHORTCUTS.map(({ keys }) => shortcutFor(pressed(keys), { ...free, isInField: true }))
    expect(fired.filter(Boolean)).toEqual([])
  })

  test('none of them fires when they are switched off', () => {
    const fired = SHORTCUTS.map(({ keys }) => shortcutFor(pressed(keys), { ...free, isOn: false }))
    expect(fired.filter(Boolean)).toEqual([])
  })

  test("the browser's own combinations are left alone", () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }])
      expect(shortcutFor(pressed('j', held), free)).toBeUndefined()
  })

  test('a key held down acts once', () => expect(shortcutFor(pressed('j', { repeat: true }), free)).toBeUndefined())

  test('a Cyrillic layout has the same keys in the same places', () => {
    expect(shortcutFor(pressed('ј', { code: 'KeyJ' }), free)).toBe('next')
    expect(shortcutFor(pressed('љ', { code: 'KeyQ' }), free)).toBe('quote')
  })

  test('a Latin letter counts for what it writes, not for where it lies', () =>
    expect(shortcutFor(pressed('a', { code: 'KeyQ' }), free)).toBeUndefined())

  test('no key stands for two things', () =>
    expect(new Set(SHORTCUTS.map(({ keys }) => keys)).size).toBe(SHORTCUTS.length))
})

describe('Ctrl+Enter', () => {
  test('saves and goes on from inside a field, switched off or not', () =>
    expect(shortcutFor(pressed('Enter', { ctrlKey: true }), { isInField: true, isOn: false })).toBe('save-next'))

  test('Enter alone does nothing of ours', () => expect(shortcutFor(pressed('Enter'), free)).toBeUndefined())
})

test('text fields and lists of choices are fields; radios, buttons and links are not', () => {
  const field = (tagName: string, type = '') => isField({ tagName, type })
  expect([field('TEXTAREA'), field('SELECT'), field('INPUT', 'text'), isField({ isContentEditable: true })]).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect([field('INPUT', 'radio'), field('INPUT', 'checkbox'), field('BUTTON'), field('A'), isField({})]).toEqual([
    false,
    false,
    false,
    false,
    false,
  ])
})
