import { createServer, type RequestListener } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { isPublicAddress } from './public-address.ts'
import { FetchError, fetchPublic, type Dialled } from './public-fetch.ts'

/** An address in the world that stands for the server of this test. */
const PUBLIC = '93.184.215.14'

const closing: (() => void)[] = []
afterAll(() => {
  for (const close of closing) close()
})

async function serve(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  const dialled: Dialled[] = []
  const { port } = server.address() as AddressInfo
  return {
    dialled,
    parts: {
      resolve: async (_host: string) => [PUBLIC] as readonly string[],
      dial: (to: Dialled) => {
        dialled.push(to)
        return connect({ host: '127.0.0.1', port })
      },
    },
  }
}

const whyOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (it: unknown) => it,
  )
  return error instanceof FetchError ? error.why : error
}

describe('an address that is not public', () => {
  test.for([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://10.1.2.3/',
    'http://172.20.0.1/',
    'http://192.168.1.1/router',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.100.100.200/',
    'http://0.0.0.0/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0xa9.0xfe.0xa9.0xfe/',
    'http://①②⑦.⓪.⓪.①/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
    'http://[::127.0.0.1]/',
  ])('%s is never asked', async (url) => {
    const { parts, dialled } = await serve((_request, answer) => answer.end('inside'))
    const resolve = async (host: string) => (host === 'localhost' ? ['127.0.0.1', '::1'] : [host])
    expect(await whyOf(fetchPublic(url, { ...parts, resolve }))).toBe('not-public')
    expect(dialled).toEqual([])
  })

  test.for(['127.0.0.1', '::ffff:10.0.0.1', 'fd00::1', '169.254.169.254'])(
    'is refused when the name of a host answers with it: %s',
    async (address) => {
      const { parts, dialled } = await serve((_request, answer) => answer.end('inside'))
      const resolve = async () => [PUBLIC, address]
      expect(await whyOf(fetchPublic('http://rebound.example.org/', { ...parts, resolve }))).toBe('not-public')
      expect(dialled).toEqual([])
    },
  )

  test('is refused when an answer points there, whatever came before', async () => {
    for (const location of [
      'http://127.0.0.1/admin',
      'http://[::ffff:7f00:1]/',
      '//169.254.169.254/',
      'http://0177.1/',
    ]) {
      const { parts, dialled } = await serve((_request, answer) => answer.writeHead(302, { location }).end())
      expect(await whyOf(fetchPublic('http://example.org/', parts)), location).toBe('not-public')
      expect(dialled).toHaveLength(1)
    }
  })

  test('is not reached by a name that answers otherwise the second time', async () => {
    const { parts, dialled } = await serve((request, answer) =>
      request.url === '/' ? answer.writeHead(302, { location: '/again' }).end() : answer.end('inside'),
    )
    let asked = 0
    const resolve = async () => [asked++ === 0 ? PUBLIC : '127.0.0.1']
    expect(await whyOf(fetchPublic('http://changing.example.org/', { ...parts, resolve }))).toBe('not-public')
    expect(dialled.map(({ address }) => address)).toEqual([PUBLIC])
  })

  test('a connection goes to the very address that was looked at, never to the name', async () => {
    const { parts, dialled } = await serve((_request, answer) => answer.end('outside'))
    await fetchPublic('http://example.org/a', parts)
    expect(dialled).toEqual([{ address: PUBLIC, port: 80, secureFor: undefined }])
  })
})

describe('what is asked', () => {
  test.for(['ftp://example.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'http://a:b@example.org/', 'nonsense'])(
    '%s is no address',
    async (url) => expect(await whyOf(fetchPublic(url))).toBe('not-an-address'),
  )

  test.for(['http://example.org:22/', 'http://example.org:5432/', 'http://example.org:6379/'])(
    '%s is a port of no web site',
    async (url) => expect(await whyOf(fetchPublic(url))).toBe('not-public'),
  )

  test('carries no cookie, and brings none home', async () => {
    let seen: unknown
    const { parts } = await serve((request, answer) => {
      seen = request.headers['cookie']
      answer.writeHead(200, { 'set-cookie': 'a=b', 'content-type': 'text/html' }).end('<p>ok')
    })
    const { headers, status, bytes, steps } = await fetchPublic('http://example.org/', parts)
    expect([seen, headers['set-cookie'], status]).toEqual([undefined, undefined, 200])
    expect(Buffer.from(bytes).toString()).toBe('<p>ok')
    expect(steps).toEqual([{ url: 'http://example.org/', address: PUBLIC, status: 200 }])
  })
})

describe('an answer', () => {
  test('of endless redirects is left', async () => {
    const { parts } = await serve((_request, answer) => answer.writeHead(302, { location: '/next' }).end())
    expect(await whyOf(fetchPublic('http://example.org/', parts))).toBe('too-many-redirects')
  })

  test('that is too big is left where the limit is', async () => {
    const { parts } = await serve((_request, answer) => {
      answer.writeHead(200)
      const more = () => {
        while (!answer.destroyed && answer.write(Buffer.alloc(64 * 1024)));
      }
      answer.on('drain', more)
      more()
    })
    expect(await whyOf(fetchPublic('http://example.org/', { ...parts, mostBytes: 100_000 }))).toBe('too-big')
  })

  test('that never ends is left when the time is over', async () => {
    const { parts } = await serve((_request, answer) => {
      answer.writeHead(200)
      answer.write('a')
    })
    expect(await whyOf(fetchPublic('http://example.org/', { ...parts, milliseconds: 300 }))).toBe('too-slow')
  })

  test('of a name that nobody has is told from having no network', async () => {
    const failing = (code: string) => async () => {
      throw Object.assign(new Error(code), { code })
    }
    expect(await whyOf(fetchPublic('http://example.org/', { resolve: failing('ENOTFOUND') }))).toBe('no-such-host')
    expect(await whyOf(fetchPublic('http://example.org/', { resolve: failing('EAI_AGAIN') }))).toBe('no-network')
  })
})

test('addresses of the world are public', () => {
  expect(['8.8.8.8', '93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'].map(isPublicAddress)).toEqual([
    true,
    true,
    true,
  ])
})
