/** What a stranger wrote, as text: lines as they are, nothing of it a link or a picture. */
export function MailText({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- paragraphs of a fixed text have no other name
        <p key={at}>
          {paragraph.split('\n').map((line, n) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines neither
            <span key={n}>
              {n > 0 && <br />}
              {line}
            </span>
          ))}
        </p>
      ))}
    </>
  )
}
