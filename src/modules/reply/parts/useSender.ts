import { useEffect, useRef, useState, type RefObject } from 'react'
import { sendAnswer } from '../kept/send.ts'
import { createSender, type Sender, type Whereabouts } from '../kept/sender.ts'
import { forget, keep, type Keeping } from '../kept/store.ts'
import { isKeeping } from '../kept/switch.ts'

const REST = 400
const RETRY = 1000
/** What frames the fields anew with each sending. */
const FRAME = ['key', 'version']

interface Question {
  readonly reference: string
  readonly number: number
  readonly version: number
  readonly keeping: Keeping
}

/** Keeps what is written to a question's form, and sends it by itself: where the words are now. */
export function useSender(form: RefObject<HTMLFormElement | null>, question: Question) {
  const [where, setWhere] = useState<Whereabouts>({ kind: 'here' })
  const sender = useRef<Sender | undefined>(undefined)
  const { reference, number, version, keeping } = question
  const { of, key } = keeping
  useEffect(() => {
    const node = form.current
    if (!node) return undefined
    const mine = { of, key }
    const own = createSender({
      version,
      wait: REST,
      retry: RETRY,
      read: () => fieldsOf(node),
      keep: (fields, upTo, isPromised) =>
        keep(mine, number, { fields: fields.map(([a, b]) => [a, b]), version: upTo, isPromised, keptAt: Date.now() }),
      canKeep: isKeeping,
      forget: () => forget(mine, number),
      send: (fields) => sendAnswer(reference, number, fields),
      tell: setWhere,
    })
    sender.current = own
    const release = listen(node, own)
    if (!navigator.onLine) void own.lost()
    return () => {
      release()
      own.stop()
      sender.current = undefined
    }
  }, [form, reference, number, version, of, key])
  return { where, sender }
}

function fieldsOf(node: HTMLFormElement): [string, string][] {
  return [...new FormData(node)].flatMap(([name, text]) =>
    typeof text === 'string' && !FRAME.includes(name) ? [[name, text] as [string, string]] : [],
  )
}

function listen(node: HTMLFormElement, sender: Sender): () => void {
  const leaving = new AbortController()
  const { signal } = leaving
  let goesItsOwnWay = false
  const send = async (submitter: HTMLElement | null) => {
    const answer = await sender.submit(buttonOf(submitter))
    if (answer?.kind === 'saved') return window.location.assign(answer.to)
    if (!answer) return undefined
    // Refused: the page of the form says why, beside each field, as it does without script.
    goesItsOwnWay = true
    node.requestSubmit(submitter?.isConnected ? submitter : null)
  }
  node.addEventListener('input', () => sender.changed(), { signal })
  node.addEventListener('formdata', ({ formData }) => formData.set('version', String(sender.version())), { signal })
  node.addEventListener(
    'submit',
    (event) => {
      if (goesItsOwnWay) return
      event.preventDefault()
      void send(event.submitter)
    },
    { signal },
  )
  window.addEventListener('offline', () => void sender.lost(), { signal })
  window.addEventListener('online', () => void sender.back(), { signal })
  window.addEventListener('pagehide', () => void sender.flush(), { signal })
  document.addEventListener('click', (event) => void followed(event, sender), { signal })
  return () => leaving.abort()
}

const buttonOf = (submitter: HTMLElement | null): [string, string][] =>
  submitter instanceof HTMLButtonElement && submitter.name !== '' ? [[submitter.name, submitter.value]] : []

/** Without a network a link would lose the page: it is followed once the words are on the server. */
async function followed(event: MouseEvent, sender: Sender): Promise<void> {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.hash !== '' || !sender.isLost()) return
  event.preventDefault()
  await sender.back()
  if (!sender.isLost()) window.location.assign(link.href)
}
