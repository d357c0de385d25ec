interface Rounds {
  readonly name: string
  /** Milliseconds between the end of a round and the next one. */
  readonly every: number
  readonly log: (line: string) => void
  round(): Promise<unknown>
}

/** Does something again and again, first at once, until it is stopped; `stop` waits for the round under way. */
export function startRounds({ name, every, log, round }: Rounds): { stop(): Promise<void> } {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let current = Promise.resolve()
  const go = () => {
    current = round()
      .catch((error: Error) => log(`${name}: a round failed: ${error.name}`))
      .then(() => {
        if (!isStopped) timer = setTimeout(go, every)
      })
  }
  go()
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await current
    },
  }
}
