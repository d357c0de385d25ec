import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shipped } from './answers/breakdowns.fixture.ts'
import { loadContent } from './content.server.ts'
import { emptyDatabase } from './content.fixture.ts'
import { breakdowns } from './modules/country/queries.server.ts'

const quiet = () => undefined

describe('shipped content', () => {
  let db: Awaited<ReturnType<typeof emptyDatabase>>
  let took: number
  beforeAll(async () => {
    db = await emptyDatabase()
    const started = performance.now()
    await db.asSystem((tx) => loadContent(tx, 'content', quiet))
    took = performance.now() - started
  })
  afterAll(() => db.drop())

  const count = async (from: string) => {
    const { rows } = await db.pool.query<{ n: number }>(`select count(*) as n from ${from}`)
    return rows[0]!.n
  }
  const everything = async () => {
    const tables = ['country', 'term', 'institution', 'standard', 'standard_article', 'instrument_version', 'area']
    tables.push('subarea', 'indicator', 'indicator_citation', 'measure', 'measure_sum', 'measure_indicator', 'source')
    tables.push('observation', 'search_entry', 'instance')
    const { rows } = await db.pool.query<{ t: string; md5: string }>(
      tables
        .map((t) => `select '${t}' as t, md5(string_agg(x::text, '|' order by x::text)) as md5 from ${t} x`)
        .join(' union all '),
    )
    return rows
  }

  test('is there whole', async () => {
    expect(await count('country')).toBe(5)
    expect(await count('institution')).toBe(142)
    expect(await count('area')).toBe(11)
    expect(await count('subarea')).toBe(50)
    expect(await count('indicator')).toBe(140)
    expect(await count('measure')).toBe(209)
    expect(await count("observation where origin = 'shipped'")).toBe(2039)
    expect(took).toBeLessThan(5000)
  })

  test('tells answers apart by every breakdown, its parts in order and in six languages', async () => {
    const found = await db.publicly(breakdowns)
    expect(found).toEqual(shipped)
    expect(Object.keys(found)).toHaveLength(30)
    expect(found['sex']!.parts.map(({ code }) => code)).toEqual(['female', 'male', 'unknown'])
    expect(found['sex']!.parts[0]!.name.sr).toEqual({ text: 'ženski pol', state: 'unreviewed' })
  })

  test('keeps a published "<5" as the interval 0 to 4', async () => {
    expect(await count("observation where as_given = '<5'")).toBe(674)
    expect(await count("observation where kind = 'interval' and low = 0 and high = 4 and number is null")).toBe(674)
    expect(await count("observation where kind = 'interval' and as_given <> '<5'")).toBe(0)
  })

  test('marks an institution known only from general knowledge as not verified', async () => {
    expect(await count("institution where source = 'general knowledge' and not is_verified")).toBe(47)
    expect(await count('institution where not is_verified')).toBe(47)
  })

  test('gives every indicator a rule or a reason, never both', async () => {
    expect(await count('indicator where (rule is null) = (unrated_reason is null)')).toBe(0)
    expect(await count("indicator where is_core and rule ->> 'basis' = 'own'")).toBe(50)
    expect(await count('indicator where is_core and not is_rated and unrated_reason is not null')).toBe(21)
  })

  test('loaded a second time changes nothing, even when the files have to be read again', async () => {
    const before = await everything()
    await db.asSystem((tx) => loadContent(tx, 'content', quiet))
    expect(await everything()).toEqual(before)
    await db.pool.query('update instance set content_hash = null')
    await db.asSystem((tx) => loadContent(tx, 'content', quiet))
    expect(await everything()).toEqual(before)
  })

  test('in one language only is never lost: every text is there in English', async () => {
    expect(await count("indicator where title -> 'en' is null or question -> 'en' is null")).toBe(0)
    expect(await count("indicator where title -> 'sr' ->> 'state' <> 'unreviewed'")).toBe(0)
  })

  test('is frozen once published: not even its owner changes an indicator or a citation', async () => {
    await expect(db.pool.query("update indicator set is_core = true where code = 'INV-02'")).rejects.toThrow(
      'a published instrument version never changes',
    )
    await expect(db.pool.query('delete from indicator_citation')).rejects.toThrow(
      'a published instrument version never changes',
    )
  })
})

describe('content that somebody has edited', () => {
  let folder: string
  let db: Awaited<ReturnType<typeof emptyDatabase>>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rapporteur-content-'))
    await cp('content', folder, { recursive: true })
    db = await emptyDatabase()
    await db.asSystem((tx) => loadContent(tx, folder, quiet))
  })
  afterAll(async () => {
    await db.drop()
    await rm(folder, { recursive: true })
  })

  /** Loads with a file edited, and puts the file back. */
  const loadedWith = async (file: string, edit: (text: string) => string) => {
    const path = join(folder, file)
    const text = await readFile(path, 'utf8')
    const edited = edit(text)
    if (edited === text) throw new Error(`the edit of ${file} changed nothing`)
    await writeFile(path, edited)
    try {
      await db.asSystem((tx) => loadContent(tx, folder, quiet))
    } finally {
      await writeFile(path, text)
    }
  }

  test('is refused where it would change a published version of the instrument', async () => {
    const edit = (text: string) => text.replace("Victim's consent is irrelevant in law", 'Consent is irrelevant')
    await expect(loadedWith('instrument/indicators.csv', edit)).rejects.toThrow(
      'Version 1 of the instrument is published here and differs from content/instrument',
    )
  })

  test('is refused with file, line and reason where a figure is not a number', async () => {
    const edit = (text: string) =>
      text.replace('persons_convicted_total,40,persons', 'persons_convicted_total,oko 30,persons')
    await expect(loadedWith('figures.csv', edit)).rejects.toThrow(
      'content/figures.csv, line 2: "oko 30" is neither a number nor below a number',
    )
  })

  test('is refused where a figure names a country, measure or unit that is not there', async () => {
    const first = 'ALB,2003,persons_convicted_total,40,persons'
    await expect(loadedWith('figures.csv', (t) => t.replace(first, first.replace('ALB', 'XYZ')))).rejects.toThrow(
      'content/figures.csv, line 2: there is no country XYZ',
    )
    await expect(loadedWith('figures.csv', (t) => t.replace(first, first.replace('_total', '_tot')))).rejects.toThrow(
      'content/figures.csv, line 2: there is no measure persons_convicted_tot',
    )
    await expect(loadedWith('figures.csv', (t) => t.replace(`${first},`, `${first}s,`))).rejects.toThrow(
      'content/figures.csv, line 2: persons_convicted_total is not counted in personss',
    )
  })

  test('with a corrected figure adds the new one and withdraws the old one, which comes back with its row', async () => {
    const first = 'ALB,2003,persons_convicted_total,40,persons'
    const figures = async () => {
      const { rows } = await db.pool.query<{ as_given: string; in_force: boolean }>(
        `select as_given, withdrawn_at is null as in_force from observation
         where country = 'al' and year = 2003 and measure = 'persons_convicted_total' order by as_given`,
      )
      return rows
    }
    await loadedWith('figures.csv', (t) => t.replace(first, first.replace('40', '41')))
    expect(await figures()).toEqual([
      { as_given: '40', in_force: false },
      { as_given: '41', in_force: true },
    ])
    await db.asSystem((tx) => loadContent(tx, folder, quiet))
    expect(await figures()).toEqual([
      { as_given: '40', in_force: true },
      { as_given: '41', in_force: false },
    ])
  })

  test('leaves an institution that a person has corrected as that person left it', async () => {
    await db.pool.query(
      "update institution set name_en = 'Corrected', is_verified = true, version = 2 where shipped_key like 'al/ombudsman/%'",
    )
    await loadedWith('institutions.csv', (t) => t.replace("People's Advocate (Ombudsman)", 'Ombudsman of Albania'))
    const { rows } = await db.pool.query("select name_en from institution where shipped_key like 'al/ombudsman/%'")
    expect(rows).toEqual([{ name_en: 'Corrected' }])
  })

  test('is loaded wholly or not at all', async () => {
    const edit = (text: string) => `${text.trimEnd()}\nALB,2024,no_such_measure,1,persons,Title,https://example.org\n`
    const before = await db.pool.query('select count(*) from observation')
    await expect(loadedWith('figures.csv', edit)).rejects.toThrow('there is no measure no_such_measure')
    expect((await db.pool.query('select count(*) from observation')).rows).toEqual(before.rows)
  })
})
