// Fifty respondents of fifty requests who save at the same moment, and again.
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { openRespondentSession } from '../src/modules/request/respondent.server.ts'
import { saveAnswer } from '../src/modules/reply/commands.server.ts'
import { readTasks } from '../src/modules/reply/queries.server.ts'
import type { Host } from '../src/server/perform.ts'
import { actorWith, type Actor } from './base.ts'

const RESPONDENTS = 50
const TURNS = 10
const PACE = 2000

export interface Saving {
  readonly host: Host
  readonly owner: pg.Pool
  readonly clock: { now: Date }
  readonly tell: (what: string, value: string) => void
}

interface Respondent extends Actor {
  readonly reference: string
}

async function respondents({ host, owner, clock }: Saving): Promise<Respondent[]> {
  const { rows } = await owner.query<{ id: string; reference: string }>(
    `select respondent.id, request.reference from respondent join request on request.id = respondent.request_id
     where request.state = 'sent' and request.country = 'rs' order by request.reference limit $1`,
    [RESPONDENTS],
  )
  return Promise.all(
    rows.map(async ({ id, reference }) => {
      const token = await host.asSystem((tx) => openRespondentSession(tx, clock.now, id))
      return { ...actorWith(host, token), reference }
    }),
  )
}

export async function measureSaving(given: Saving): Promise<void> {
  const { owner, tell } = given
  const all = await respondents(given)
  const { questions } = await all[0]!.asks(readTasks, { reference: all[0]!.reference })
  const numbers = questions.filter(({ answerType }) => answerType === 'count').map(({ number }) => number)
  if (numbers.length < 2 * TURNS) throw new Error(`${numbers.length} questions that are answered by a count`)
  const save = async (it: Respondent, turn: number) => {
    const startedAt = performance.now()
    const cells = { total: String(turn + 1) }
    const number = numbers[turn % numbers.length]!
    await it.does(saveAnswer, { reference: it.reference, number, version: 0, kind: 'value', quality: 'records', cells })
    return performance.now() - startedAt
  }
  const work = process.cpuUsage()
  const bursts: number[] = []
  const startedAt = performance.now()
  for (let turn = 0; turn < TURNS; turn++) bursts.push(...(await Promise.all(all.map((it) => save(it, turn)))))
  const passed = performance.now() - startedAt
  const { user, system } = process.cpuUsage(work)
  const saves = RESPONDENTS * TURNS
  tell(`answers saved, ${RESPONDENTS} at the same instant: p50, p95, most`, said(bursts))
  tell(
    'the same: answers a second, own work a save',
    `${Math.round(saves / (passed / 1000))}, ${((user + system) / 1000 / saves).toFixed(1)} ms`,
  )
  const paced = await Promise.all(all.map((it, i) => saveAtPace(it, i, save)))
  tell(`answers saved, ${RESPONDENTS} at work, each every ${PACE / 1000} s: p50, p95, most`, said(paced.flat()))
  const { rows } = await owner.query<{ n: number }>(`select count(*) as n from answer where country = 'rs'`)
  tell('answers kept of those told saved', `${rows[0]!.n} of ${saves + paced.flat().length}`)
}

/** As people do who know all their answers: no two begin together, and each waits for what was saved. */
async function saveAtPace(
  it: Respondent,
  place: number,
  save: (it: Respondent, turn: number) => Promise<number>,
): Promise<number[]> {
  await sleep((place / RESPONDENTS) * PACE)
  const times: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const time = await save(it, TURNS + turn)
    times.push(time)
    await sleep(Math.max(0, PACE - time))
  }
  return times
}

function said(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!)
  return `${at(0.5)}, ${at(0.95)}, ${at(1)} ms`
}
