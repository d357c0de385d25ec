/** Where one is led once requests are made. */
export function afterMaking(
  { requests, first, last }: { requests: number; first: string; last: string },
  cycleId: string,
): string {
  return `/app/requests?${new URLSearchParams({ cycle: cycleId, state: 'draft', made: String(requests), first, last })}`
}

/** Where one is led once they are sent. */
export function afterSending({ sent, byHand }: { sent: number; byHand: number }, cycleId: string): string {
  return `/app/requests?${new URLSearchParams({ cycle: cycleId, state: 'sent', sent: String(sent), byHand: String(byHand) })}`
}

/** Where it is seen how far an act is that was begun with this key. */
export function whileUnderWay(key: string, cycleId: string): string {
  return `/app/requests/under-way?${new URLSearchParams({ key, cycle: cycleId })}`
}
