interface Part {
  readonly type?: string
  readonly name?: string
  readonly body: string | Uint8Array
}

interface Made {
  readonly headers?: Readonly<Record<string, string>>
  readonly text?: string
  readonly parts?: readonly Part[]
}

const LINES = /.{1,76}/g

/** A mail as a mail server hands it on. */
export function mailOf({ headers = {}, text = 'Good day.', parts = [] }: Made = {}): Buffer {
  const all = {
    From: 'Registry <registry@example.org>',
    To: 'answers@example.org',
    Subject: 'Answer',
    Date: 'Tue, 1 Mar 2022 10:00:00 +0100',
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/mixed; boundary="edge"',
    ...headers,
  }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  const body = [
    '--edge\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n' + text,
    ...parts.map(
      ({ type = 'application/octet-stream', name, body: content }) =>
        `--edge\r\nContent-Type: ${type}\r\n${
          name === undefined ? '' : `Content-Disposition: attachment; filename="${name}"\r\n`
        }Content-Transfer-Encoding: base64\r\n\r\n${(Buffer.from(content).toString('base64').match(LINES) ?? []).join('\r\n')}`,
    ),
    '--edge--',
  ]
  return Buffer.from([...head, '', ...body, ''].join('\r\n'))
}

/** What a mail server says of a mail that it could not deliver (RFC 3464). */
export function returnOf(
  recipient: string,
  { to, action = 'failed', status = '5.1.1' }: { to: string; action?: string; status?: string },
): Buffer {
  return Buffer.from(
    `Return-Path: <>
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
To: ${to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

--edge
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--edge
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
Arrival-Date: Tue, 1 Mar 2022 10:00:00 +0100

Final-Recipient: rfc822; ${recipient}
Original-Recipient: rfc822;${recipient}
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550 ${status}
    User unknown in local recipient table

--edge
Content-Type: message/rfc822

From: rapporteur@example.org
To: ${recipient}
Subject: Questionnaire

Hello.
--edge--
`.replaceAll('\n', '\r\n'),
  )
}

/** Multipart within multipart within multipart. */
export function nestedMail(depth: number): Buffer {
  const open = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
  ).join('')
  return Buffer.from(`From: a@example.org\r\nTo: b@example.org\r\n${open}Content-Type: text/plain\r\n\r\nx\r\n`)
}
