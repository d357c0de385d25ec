import { describe, expect, test } from 'vitest'
import { formatMessage, messageArguments } from './message.ts'
import { patternToCyrillic } from './pattern-to-cyrillic.ts'

describe('patternToCyrillic', () => {
  test('words become Cyrillic, argument names, keywords and cases do not', () => {
    const pattern =
      '{n, plural, =0 {nema ljudi} one {# žrtva} few {# žrtve} other {# žrtava}} {who, select, sud {sud} other {niko}}'
    expect(patternToCyrillic(pattern)).toBe(
      '{n, plural, =0 {нема људи} one {# жртва} few {# жртве} other {# жртава}} {who, select, sud {суд} other {нико}}',
    )
  })

  test('tags, addresses and marked words stay, also where an argument stands inside them', () => {
    expect(patternToCyrillic('<a>ovde</a> https://x.rs/{id}/ljudi, ⟦Go {n} to⟧ {d, day, long} {m, number}')).toBe(
      '<a>овде</a> https://x.rs/{id}/ljudi, Go {n} to {d, day, long} {m, number}',
    )
  })

  test('apostrophes and quoted signs mean the same after it', () => {
    const pattern = "l'un '{'x'}' {n, plural, other {'#' je #}}"
    expect(formatMessage('sr-cyrl', patternToCyrillic(pattern), { n: 2 })).toBe("л'ун {x} # је 2")
  })

  test('the arguments are those of the source', () => {
    const pattern = '{ime} je {n, plural, one {{mesto}} other {#}}'
    expect(messageArguments(patternToCyrillic(pattern))).toEqual(messageArguments(pattern))
  })

  test('a malformed pattern is refused', () => {
    expect(() => patternToCyrillic('{n, plural, one {žrtva}}')).toThrow(SyntaxError)
  })
})
