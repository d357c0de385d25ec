import { addItem, changeFields, retireItem, startDraft } from '../modules/instrument/draft-commands.server.ts'
import { confirmVerdicts, publishVersion } from '../modules/instrument/publish-commands.server.ts'
import type { Indicator } from '../modules/instrument/model.ts'
import type { Verdict } from '../modules/instrument/verdict.ts'
import { wholeIndicators } from '../modules/instrument/queries.server.ts'
import { takeOverCore } from '../modules/variant/commands.server.ts'
import { judgedIn, versionIn } from './queries.server.ts'
import { MARK } from './narrative.ts'
import type { Player, Stage } from './stage.server.ts'

export interface PlayedVersion {
  readonly id: string
  readonly code: string
  readonly indicators: readonly Indicator[]
}

type Told = Readonly<Record<string, string | boolean | readonly string[]>>

/** What the invented second version says otherwise, field by field. */
const SECOND: Readonly<Record<string, Told>> = {
  'IDN-04': {
    'rule.3.en': `${MARK}A binding act states that identification does not depend on criminal proceedings, and in at least 90% of the cases examined status was neither refused nor postponed for lack of them.`,
    'rule.3.sr': `${MARK}Obavezujući akt propisuje da identifikacija ne zavisi od krivičnog postupka, a u najmanje 90% pregledanih predmeta status nije ni odbijen ni odložen zato što postupka nema.`,
  },
  'IDN-15': {
    'question.en': `${MARK}Does the law grant a recovery and reflection period of at least 30 calendar days to every person reasonably believed to be a victim, whatever their cooperation?`,
  },
  'DAT-02': {
    'question.en': `${MARK}Are published statistics broken down at least by sex, age, form of exploitation, citizenship, place of exploitation and the body that identified the person?`,
  },
  'AST-05': { askedAt: ['entity', 'district'], isSummable: true },
  'IDN-02': { askedAt: ['entity', 'district', 'canton'] },
  'CMP-01': { 'title.sr': `${MARK}Žrtve se obaveštavaju o pravima i postupcima` },
}

const ADDED: Told = {
  'title.en': `${MARK}Compensation is paid before the offender pays`,
  'title.sr': `${MARK}Naknada se isplaćuje pre nego što je učinilac plati`,
  'question.en': `${MARK}Does the state advance to victims the compensation that a court has awarded and the offender has not paid?`,
  'question.sr': `${MARK}Da li država žrtvama unapred isplaćuje naknadu koju je sud dosudio, a učinilac nije platio?`,
  'rule.3.en': `${MARK}The law provides it for every victim, and payments are documented.`,
  'rule.2.en': `${MARK}The law provides it, with conditions that leave some victims out.`,
  'rule.1.en': `${MARK}A programme provides it in single cases.`,
  'rule.0.en': `${MARK}Nothing provides it.`,
}

/** Why, in words, for each verdict that is not just "as the rule proposes". */
const REASONS: Readonly<Record<string, string>> = {
  'IDN-04': `${MARK}level 3 no longer asks for all cases: more countries reach it with the same practice.`,
  'IDN-15': `${MARK}all five countries counted calendar days already.`,
  'AST-05': `${MARK}where a country has parts, each is asked: what one ministry said before is not the sum of them.`,
  'IDN-02': `${MARK}the question is the same; a country that has parts answers it part by part.`,
  'DAT-02': `${MARK}one more breakdown is asked: an answer of before does not say it.`,
}
const VERDICTS: Readonly<Record<string, Verdict>> = { 'DAT-02': 'changed-scope', 'IDN-02': 'same' }

/**
 * The coordinator's second version: one scale changed, one scope, one question reworded, one indicator new, one dropped,
 * and two that are asked of the parts of a country.
 */
export async function playSecondVersion(stage: Stage): Promise<PlayedVersion> {
  const coordinator = stage.player('coordinator')
  const draft = await coordinator.does('begin version 2', startDraft, () => ({ country: null }))
  const versionId = draft.id
  for (const [item, told] of Object.entries(SECOND))
    await write(coordinator, `version 2 ${item}`, { versionId, item, told })
  const added = await coordinator.does('version 2 adds', addItem, () => ({
    versionId,
    level: 'indicator' as const,
    parent: 'CMP.1',
  }))
  await write(coordinator, 'version 2 words of the new one', { versionId, item: added.code, told: ADDED })
  await coordinator.does('version 2 retires', retireItem, () => ({ versionId, item: 'INV-04' }))
  await judge(stage, coordinator, 'version 2', versionId)
  return published(stage, coordinator, 'version 2', versionId)
}

/** Serbia's own: an indicator of the core reworded and asked of others, one set not applicable, one added. */
export async function playVariant(stage: Stage): Promise<PlayedVersion> {
  const lead = stage.player('lead rs')
  const { id: versionId } = await lead.does('begin rs-1', startDraft, () => ({ country: 'rs' }))
  await write(lead, 'rs-1 reworded', {
    versionId,
    item: 'IDN-15',
    told: {
      'question.en': `${MARK}Does the Law on Foreigners grant a recovery and reflection period of at least 30 days?`,
      'question.sr': `${MARK}Da li Zakon o strancima svakom licu za koje se osnovano veruje da je žrtva daje period oporavka i razmišljanja od najmanje 30 dana?`,
    },
  })
  await write(lead, 'rs-1 not applicable', {
    versionId,
    item: 'LAB-02',
    told: {
      'notApplicable.sr': `${MARK}označeno kao neprimenljivo da se vidi kako to izgleda.`,
      'notApplicable.en': `${MARK}set not applicable to show how that looks.`,
    },
  })
  const added = await lead.does('rs-1 adds', addItem, () => ({
    versionId,
    level: 'indicator' as const,
    parent: 'INS.1',
  }))
  await write(lead, 'rs-1 words of its own', {
    versionId,
    item: added.code,
    told: {
      'title.sr': `${MARK}Zaštitnik građana izveštava kao nacionalni izvestilac`,
      'title.en': `${MARK}The Protector of Citizens reports as national rapporteur`,
      'question.sr': `${MARK}Da li je Zaštitnik građana u izveštajnom periodu podneo izveštaj kao nacionalni izvestilac?`,
      'rule.3.sr': `${MARK}Izveštaj je podnet, objavljen i raspravljen u Skupštini.`,
      'rule.2.sr': `${MARK}Izveštaj je podnet i objavljen.`,
      'rule.1.sr': `${MARK}Izveštaj je samo najavljen ili je deo drugog izveštaja.`,
      'rule.0.sr': `${MARK}Izveštaja nema.`,
    },
  })
  await judge(stage, lead, 'rs-1', versionId)
  return published(stage, lead, 'rs-1', versionId)
}

/** The variant is put on the second version: one wording waits for a decision, the rest came in by itself. */
export async function playMerge(stage: Stage): Promise<void> {
  const lead = stage.player('lead rs')
  const { id: versionId } = await lead.does('begin rs-2', startDraft, () => ({ country: 'rs' }))
  await lead.does('rs-2 takes over', takeOverCore, () => ({ versionId }))
}

/** What the next version is about: begun, with a translation that lags behind and a verdict that is missing. */
export async function playThirdDraft(stage: Stage): Promise<void> {
  const coordinator = stage.player('coordinator')
  const { id: versionId } = await coordinator.does('begin version 3', startDraft, () => ({ country: null }))
  await write(coordinator, 'version 3 INV-11', {
    versionId,
    item: 'INV-11',
    told: { 'title.en': `${MARK}Persons indicted for trafficking in human beings` },
  })
  await write(coordinator, 'version 3 IDN-15', {
    versionId,
    item: 'IDN-15',
    told: {
      'question.en': `${MARK}Does the law grant every presumed victim at least 30 calendar days to recover and reflect?`,
    },
  })
}

function write(player: Player, name: string, it: { versionId: string; item: string; told: Told }) {
  return player.does(name, changeFields, () => ({
    versionId: it.versionId,
    item: it.item,
    fields: Object.entries(it.told).map(([field, value]) => ({
      field,
      value: typeof value === 'object' ? [...value] : value,
      seen: 0,
    })),
  }))
}

async function judge(stage: Stage, player: Player, name: string, versionId: string): Promise<void> {
  if (stage.isDone(player, `publish ${name}`)) return
  for (const { code, againstId } of await stage.look((db) => judgedIn(db, versionId)))
    await player.does(`verdict ${name} ${code} ${againstId}`, confirmVerdicts, () => ({
      versionId,
      againstId,
      codes: [code],
      verdict: VERDICTS[code],
      reason: REASONS[code] ?? `${MARK}as the rule proposes.`,
    }))
}

async function published(stage: Stage, player: Player, name: string, versionId: string): Promise<PlayedVersion> {
  const { revision } = await stage.look((db) => versionIn(db, versionId))
  const { code } = await player.does(`publish ${name}`, publishVersion, () => ({
    versionId,
    revision,
    note: `${MARK}an invented version.`,
  }))
  return { id: versionId, code, indicators: await stage.look((db) => wholeIndicators(db, versionId)) }
}
