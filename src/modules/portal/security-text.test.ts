import { expect, test } from 'vitest'
import { securityText } from './security-text.ts'

test('security.txt names a page of this installation and runs out within a year', () => {
  const text = securityText('https://base.example.org/', new Date('2026-03-01T10:00:00Z'))
  expect(text).toContain('Contact: https://base.example.org/en/report-a-problem\n')
  expect(text).toContain('Expires: 2026-08-28T00:00:00.000Z\n')
})
