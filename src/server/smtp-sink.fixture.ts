import { createServer, type AddressInfo, type Socket } from 'node:net'

export interface SmtpSink {
  readonly url: string
  /** Whole messages as they came, headers included. */
  readonly messages: { readonly from: string; readonly to: string[]; readonly text: string }[]
  /** While set, every recipient is refused with this code. */
  refuseWith: number | undefined
  close(): Promise<void>
}

/** A mail server on the loopback interface that keeps what it is sent. */
export async function openSmtpSink(): Promise<SmtpSink> {
  const sockets = new Set<Socket>()
  const sink: SmtpSink = { url: '', messages: [], refuseWith: undefined, close: async () => undefined }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    converse(socket, sink)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(sink, {
    url: `smtp://127.0.0.1:${port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

function converse(socket: Socket, sink: SmtpSink): void {
  let rest = ''
  let from = ''
  let to: string[] = []
  let data: string[] | undefined
  const say = (line: string) => socket.write(`${line}\r\n`)
  const hear = (line: string) => {
    if (data) {
      if (line !== '.') return void data.push(line.replace(/^\.\./, '.'))
      sink.messages.push({ from, to, text: data.join('\n') })
      data = undefined
      to = []
      return say('250 kept')
    }
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO') return say('250 sink')
    if (verb === 'MAIL') from = /<(.*?)>/.exec(line)?.[1] ?? ''
    if (verb === 'RCPT' && sink.refuseWith) return say(`${sink.refuseWith} not now`)
    if (verb === 'RCPT') to.push(/<(.*)>/.exec(line)?.[1] ?? '')
    if (verb === 'DATA') {
      data = []
      return say('354 go on')
    }
    if (verb === 'QUIT') return socket.end('221 bye\r\n')
    return say('250 ok')
  }
  say('220 sink')
  socket.on('error', () => undefined)
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString('utf8')).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
}
