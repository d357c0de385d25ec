import type { ReturnedMail } from '../../formats/mail.ts'
import type { Tx } from '../../server/db/types.ts'
import { addEvents, type NewEvent } from './event-commands.server.ts'

/**
 * What mail servers say of mails that did not arrive. A mailbox that we wrote to for this very request, and that is gone
 * for good, is no longer written to; one that is only late keeps its state. Anybody can forge such a report, but only
 * for an address that they were asked by.
 */
export async function noteReturned(
  tx: Tx,
  happened: Pick<NewEvent, 'request' | 'onDay' | 'at' | 'personId'>,
  returned: readonly ReturnedMail[],
): Promise<void> {
  await addEvents(
    tx,
    returned.map((it) => ({ ...happened, kind: 'mail-returned', note: told(it) })),
  )
  for (const it of returned) {
    if (it.action !== 'failed' || !it.status.startsWith('5')) continue
    await tx
      .updateTable('institutionContact')
      .set((eb) => ({ state: 'failing', stateNote: told(it), version: eb('version', '+', 1), changedAt: happened.at }))
      .where('email', '=', it.address)
      .where('state', '=', 'working')
      .where('removedAt', 'is', null)
      .where('institutionId', '=', (eb) =>
        eb.selectFrom('request').select('request.institutionId').where('request.id', '=', happened.request.id),
      )
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('mail')
            .select('mail.id')
            .where('mail.requestId', '=', happened.request.id)
            .where('mail.recipient', '=', it.address)
            .where('mail.state', 'in', ['sent', 'by-hand']),
        ),
      )
      .execute()
  }
}

const told = ({ address, status, reason }: ReturnedMail) => [address, status, reason].filter(Boolean).join(' · ')
