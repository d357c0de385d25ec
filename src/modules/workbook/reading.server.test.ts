import ExcelJS from 'exceljs'
import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { changeReplyLanguage } from '../reply/commands.server.ts'
import { readTasks } from '../reply/queries.server.ts'
import { readQuestion } from '../reply/question-queries.server.ts'
import { begun, bytesOf, crossIn, fill, opened } from './workbook.fixture.ts'

const ofAdults = ['female', 'male', 'unknown'].map((sex) => `sex=${sex};age_group=adult`)

describe('a workbook', () => {
  test('in Serbian Cyrillic is read as it is written there, its tables too, in a workbook and as text', async ({
    as,
    host,
    pool,
    clock,
  }) => {
    const { reference, clerk, questions, page } = await begun({ as, host, pool, clock }, 'me', 2019)
    await clerk.does(changeReplyLanguage, { reference, locale: 'sr-cyrl' })
    const excel = await opened(clerk, reference)
    const crossed = crossIn(excel)
    const money = questions.find(({ answerType }) => answerType === 'amount')!.number
    const row = `${reference}:${crossed}:@|${ofAdults.join('|')}`
    expect(fill(excel, row, 'C', 31)).toMatch(`Табела ${crossed}!C`)
    fill(excel, row, 'D', '<5')
    fill(excel, `${reference}:${money}:total`, 'E', '1.234,5')
    fill(excel, `${reference}:${money}:currency`, 'E', 'RSD')
    const { shown } = await page.bring(await bytesOf(excel))
    expect(shown!.html).toContain('4 new')
    await page.apply(shown)
    const given = async (number: number) => (await clerk.asks(readQuestion, { reference, number })).given
    expect(await given(crossed)).toEqual({ [ofAdults[0]!]: '31', [ofAdults[1]!]: '<5' })
    expect(await given(money)).toEqual({ total: '1.234,5', currency: 'RSD' })

    const lines = (sheet: ExcelJS.Worksheet) => {
      const told: string[] = []
      sheet.eachRow((it) => {
        const cells = Array.from({ length: 9 }, (_, i) => it.getCell(i + 1).text)
        told.push(cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(';'))
      })
      return told.join('\r\n')
    }
    fill(excel, `${reference}:${money}:total`, 'E', '1.234')
    const text = await page.bring(Buffer.from(`\uFEFF${lines(excel.worksheets[1]!)}`), 'Упитник.csv')
    expect(text.shown!.html).toContain('1 changed')
    expect(text.shown!.html).toContain('written: 1.234')
    await page.apply(text.shown)
    expect(await given(money)).toEqual({ total: '1234', currency: 'RSD' })
  })

  test('whose table lost its keys is found by its heads and rows; moved columns with keys are told', async ({
    as,
    host,
    pool,
    clock,
  }) => {
    const { reference, clerk, page } = await begun({ as, host, pool, clock }, 'mk', 2019)
    const excel = await opened(clerk, reference)
    const number = crossIn(excel)
    const sheet = excel.worksheets.find(({ name }) => name.endsWith(` ${number}`))!
    const copy = new ExcelJS.Workbook()
    const loose = copy.addWorksheet('Sheet1')
    sheet.eachRow((row) => loose.addRow((row.values as ExcelJS.CellValue[]).slice(2)))
    loose.getCell('B3').value = 9
    const { shown } = await page.bring(await bytesOf(copy))
    expect(shown!.html).toContain('1 new')
    await page.apply(shown, { takesAll: 'yes' })
    const { given } = await clerk.asks(readQuestion, { reference, number })
    expect(given).toEqual({ [ofAdults[0]!]: '9' })

    const heads = [sheet.getCell('C2').value, sheet.getCell('D2').value]
    sheet.getCell('C2').value = heads[1]!
    sheet.getCell('D2').value = heads[0]!
    sheet.getCell('C3').value = 5
    const moved = await page.bring(await bytesOf(excel))
    expect(moved.shown!.html).toContain(`${sheet.name}!B2`)
    expect(moved.shown!.html).toContain('could go to the wrong parts')
  })

  test('declines with a reason or says why there is no figure, and contradicts itself nowhere', async ({
    as,
    host,
    pool,
    clock,
  }) => {
    const { reference, clerk, questions, page } = await begun({ as, host, pool, clock }, 'al', 2019)
    const [first, second, third] = questions.map(({ number }) => `${reference}:${number}:total`)
    const excel = await opened(clerk, reference)
    fill(excel, first!, 'G', 'We decline: secret or confidential by law')
    const lacking = fill(excel, second!, 'G', 'We decline: not enough time')
    fill(excel, third!, 'G', 'No record is kept of this')
    const both = fill(excel, third!, 'E', 4)
    fill(excel, first!, 'I', 'Law on secrets, Article 14.')
    const bad = await page.bring(await bytesOf(excel))
    expect(bad.shown!.html).toContain(lacking.replace('!G', '!I'))
    expect(bad.shown!.html).toContain('Write one sentence about why you decline.')
    expect(bad.shown!.html).toContain(both.replace('!E', '!G'))
    fill(excel, second!, 'I', 'By 1 March.')
    fill(excel, third!, 'E', null)
    const { shown } = await page.bring(await bytesOf(excel))
    await page.apply(shown)
    const { questions: now } = await clerk.asks(readTasks, { reference })
    expect(now.slice(0, 3).map(({ kind, ground, reason }) => [kind, ground, reason])).toEqual([
      ['declined', 'confidential', 'Law on secrets, Article 14.'],
      ['declined', 'no-time', 'By 1 March.'],
      ['no-data-kept', null, ''],
    ])
  })

  test('whose mark is broken is still read by its keys, and says so', async ({ as, host, pool, clock }) => {
    const { reference, clerk, of, page } = await begun({ as, host, pool, clock }, 'rs', 2020)
    const excel = await opened(clerk, reference)
    fill(excel, `${reference}:${of('count').number}:total`, 'E', 3)
    excel.getWorksheet('_meta')!.getCell('B4').value = '1999-01-01T00:00:00.000Z'
    const { shown } = await page.bring(await bytesOf(excel))
    expect(shown!.html).toContain('What the file says about itself was changed')
    expect(shown!.html).toContain('1 new')
  })

  test('without its keys is matched by number and words; what is doubtful is taken only when a person says so', async ({
    as,
    host,
    pool,
    clock,
  }) => {
    const { reference, clerk, of, page, questions } = await begun({ as, host, pool, clock }, 'ba', 2020)
    const excel = await opened(clerk, reference)
    const [count, words] = [of('count'), of('yes_no_partial')]
    const copy = new ExcelJS.Workbook()
    const sheet = copy.addWorksheet('Kopija')
    excel.worksheets[1]!.eachRow((row) => sheet.addRow((row.values as ExcelJS.CellValue[]).slice(2)))
    sheet.eachRow((row) => {
      if (row.getCell(1).value === count.number && row.getCell(4).value === null) {
        row.getCell(4).value = 12
        row.getCell(2).value = `${row.getCell(2).text} (dopunjeno)`
      }
      if (row.getCell(1).value === words.number) row.getCell(4).value = 'da'
    })
    expect(questions.length).toBeGreaterThan(2)
    const { shown } = await page.bring(await bytesOf(copy))
    expect(shown!.html).toContain(`name="take.${count.number}"`)
    expect(shown!.html).not.toContain(`name="take.${words.number}"`)
    const first = await page.apply(shown)
    expect(first.headers.get('location')).toContain('done=1')
    expect((await clerk.asks(readQuestion, { reference, number: count.number })).question.state).toBe('not-started')
    const { shown: later } = await page.bring(await bytesOf(copy))
    await page.apply(later, { [`take.${count.number}`]: 'yes' })
    expect((await clerk.asks(readQuestion, { reference, number: count.number })).given['total']).toBe('12')
  })
})
