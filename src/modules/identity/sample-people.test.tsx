import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ReadingIn } from '../../web/reading.tsx'
import type { PersonRow } from './model.ts'
import { SamplePeople } from './parts/SamplePeople.tsx'

const person = (name: string, role: 'monitor' | 'lead' | 'auditor', country: string | null): PersonRow => ({
  id: name,
  name,
  email: `${name}@example.org`,
  state: 'active',
  roles: [{ id: `grant of ${name}`, role, country, grantedAt: '2026-01-01T00:00:00Z' }],
})

test('invented people stand by country, the region first, each by their role', () => {
  const html = renderToStaticMarkup(
    <ReadingIn reading={{ locale: 'en', catalogue: {} }}>
      <SamplePeople
        people={[
          person('Ana', 'monitor', 'rs'),
          person('Bea', 'lead', 'rs'),
          person('Cea', 'monitor', 'rs'),
          person('Dea', 'auditor', null),
        ]}
        countries={[
          { code: 'al', name: { en: { text: 'Albania', state: 'source' } } },
          { code: 'rs', name: { en: { text: 'Serbia', state: 'source' } } },
        ]}
      />
    </ReadingIn>,
  )
  const words = [...html.matchAll(/<(?:legend|button)[^>]*>([^<]+)</g)].map(([, text]) => text)
  expect(words).toEqual(['Whole region', 'Auditor', 'Serbia', 'Monitor', 'National lead', 'Monitor 2'])
  expect(html).toContain('value="Cea" title="Enter as Cea"')
})
