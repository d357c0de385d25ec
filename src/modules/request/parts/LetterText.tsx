import { htmlLang, type Locale } from '../../../locale/index.ts'

/** A letter to be read before it is sent. */
export function LetterText({ letter }: { letter: { locale: Locale; subject: string; body: string } }) {
  return (
    <div lang={htmlLang(letter.locale)}>
      <p>
        <strong>{letter.subject}</strong>
      </p>
      {letter.body.split('\n\n').map((paragraph) => (
        <p key={paragraph}>
          {paragraph.split('\n').map((line) => (
            <span key={line}>
              {line}
              <br />
            </span>
          ))}
        </p>
      ))}
    </div>
  )
}
