import type { Bucket } from '../../server/attempts.ts'

const MINUTE = 60_000

/** One place trying one account, and one place trying many. Nobody can lock another person's account from elsewhere. */
export function bucketsOf(address: string, account: string): Bucket[] {
  return [
    { name: `address ${address} account ${account}`, most: 5, span: MINUTE },
    { name: `address ${address}`, most: 30, span: MINUTE },
  ]
}

/** Only somebody who has the password gets here: guessing the code is slow from however many places. */
export const codeBucket = (person: string): Bucket => ({ name: `code ${person}`, most: 10, span: 15 * MINUTE })
