import { describe, expect, test } from 'vitest'
import { parseDay } from './parse-day.ts'

function parse(text: string) {
  const [day = '', month = '', year = ''] = text.split('/')
  return parseDay({ day, month, year })
}

describe('parseDay', () => {
  test.for([
    ['28/4/2021', '2021-04-28'],
    ['28./04./2021.', '2021-04-28'],
    [' 1 / 1 / 1999 ', '1999-01-01'],
    ['29/2/2024', '2024-02-29'],
    ['29/2/2000', '2000-02-29'],
  ] as const)('%s is %s', ([text, iso]) => {
    expect(parse(text)).toEqual({ kind: 'day', iso })
  })

  test.for([
    ['31/2/2021', 'day'],
    ['29/2/1900', 'day'],
    ['31/4/2021', 'day'],
    ['0/4/2021', 'day'],
    ['/4/2021', 'day'],
    ['28/13/2021', 'month'],
    ['28/april/2021', 'month'],
    ['28/4/21', 'year'],
    ['28/4/', 'year'],
    ['28/4/0021', 'year'],
    ['//', 'all'],
    ['32/13/2021', 'all'],
  ] as const)('%s is not a day: %s', ([text, part]) => {
    expect(parse(text)).toEqual({ kind: 'not-a-day', part })
  })
})
