import { useRef } from 'react'
import type { Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, Details, SaveBar, SelectField, TextField } from '../../../web/parts/index.ts'
import type { SaveState } from '../../../web/autosaver.ts'
import { conflictsIn, type FieldConflict } from '../field-conflict.ts'
import { fieldKey } from '../fields.ts'
import { formFields, formValue } from '../designer-form.ts'
import { ownerOf, placeOf, type Json } from '../item.ts'
import type { ValueTerms } from '../verdict-queries.server.ts'
import { useInstrumentWords } from '../words.ts'
import type { DesignerData, FormProps, Open } from './designer-data.ts'
import { FieldConflicts } from './FieldConflicts.tsx'
import { useFieldLabel } from './field-label.ts'
import { AnswerFields, BasisFields, RatingFields } from './SetUpFields.tsx'
import { TextFields } from './TextFields.tsx'
import { useDesignerKeys } from './useDesignerKeys.ts'
import { useFieldSaver } from './useFieldSaver.ts'

/** One form holds the open item: whichever button is pressed, everything that was typed goes along. */
export function ItemForm({ data, open, refused }: { data: DesignerData; open: Open; refused: Refused | undefined }) {
  const t = useInstrumentWords()
  const ref = useRef<HTMLFormElement>(null)
  const refusedConflicts = conflictsIn(refused?.details)
  const address = `/app/instrument/${data.version.code}/autosave`
  const state = useFieldSaver(ref, address, data.mayEdit && !open.isRetired && refusedConflicts === undefined)
  const keys = useDesignerKeys(ref)
  const conflicts = state.kind === 'conflict' ? state.conflict : (refusedConflicts ?? [])
  const form = useForm(data, open, refused, conflicts)
  const { item } = open
  const isIndicator = item.level === 'indicator'
  return (
    <form method="post" ref={ref} noValidate>
      <FormKey />
      <input type="hidden" name="versionId" value={data.version.id} readOnly />
      <input type="hidden" name="item" value={item.code} readOnly />
      <input type="hidden" name="seen.place" defaultValue={String(open.seen['place'] ?? 0)} />
      <input type="hidden" name="seen.retired" defaultValue={String(open.seen['retired'] ?? 0)} />
      {!open.isRetired && <Hidden form={form} />}
      {conflicts.length > 0 && <FieldConflicts conflicts={conflicts} terms={termsOf(data)} />}
      {data.mayEdit && <DesignerBar data={data} open={open} state={state} />}
      {!open.isRetired && (
        <>
          <h3>{t('group.texts')}</h3>
          <TextFields names={['title', 'question']} form={form} />
          {isIndicator && (
            <>
              <h3>{t('group.rating')}</h3>
              <RatingFields form={form} />
              <Ruled form={form} />
              {data.version.country !== null && ownerOf(item.code) === null && (
                <>
                  <h3>{t('group.applies')}</h3>
                  <p>{t('not-applicable.hint')}</p>
                  <TextFields names={['notApplicable']} form={form} />
                </>
              )}
              <h3>{t('group.answer')}</h3>
              <AnswerFields form={form} />
              <h3>{t('group.basis')}</h3>
              <BasisFields form={form} />
            </>
          )}
        </>
      )}
      {data.mayEdit && <ItemActs data={data} open={open} refused={refused} />}
      {data.mayEdit && keys.isOn !== undefined && <KeySwitch isOn={keys.isOn} turn={keys.turn} />}
    </form>
  )
}

function useForm(
  data: DesignerData,
  open: Open,
  refused: Refused | undefined,
  conflicts: readonly FieldConflict[],
): FormProps {
  const typed = refused && refused.typed['saved'] !== 'yes' ? refused.typed : undefined
  const wrote = wroteIn(typed?.['wrote'])
  const isNational = data.version.country !== null && ownerOf(open.item.code) === null
  return {
    data,
    open,
    item: open.item,
    refused,
    conflicts,
    valueOf: (field) => {
      const back = typed?.[field]
      if (back !== undefined && fieldKey(field)?.lang) return back
      return wrote.has(field) ? wrote.get(field)! : formValue(open.item, field)
    },
    typed: (name) => typed?.[name],
    isOpen: (field) => data.mayEdit && !open.isRetired && !(isNational && !fieldKey(field)?.field.isNational),
  }
}

/** What a refused form was to write: choices of several are told in full only there. */
function wroteIn(said: string | undefined): ReadonlyMap<string, Json> {
  const fields = said ? (JSON.parse(said) as { field: string; value: Json }[]) : []
  return new Map(fields.map(({ field, value }) => [field, value]))
}

function termsOf({ choices }: DesignerData): ValueTerms {
  return {
    kind: choices.kinds,
    answerType: choices.answerTypes,
    unit: choices.units,
    disaggregations: choices.breakdowns,
    responsible: choices.institutions,
    acts: Object.fromEntries(choices.standards.map(({ code, short }) => [code, short])),
  }
}

/** The words that its way of rating needs; those of the other way are folded away. */
function Ruled({ form }: { form: FormProps }) {
  const label = useFieldLabel()
  const t = useInstrumentWords()
  const levels = <TextFields names={['rule.3', 'rule.2', 'rule.1', 'rule.0']} form={form} />
  const reason = <TextFields names={['unratedReason']} form={form} />
  const isRated = ['own', 'general'].includes((form.valueOf('rating') as string | null) ?? 'none')
  return isRated ? (
    <>
      {levels}
      <Details summary={label('unratedReason')}>{reason}</Details>
    </>
  ) : (
    <>
      {reason}
      <Details summary={t('group.levels')}>{levels}</Details>
    </>
  )
}

/** What each field said when the form was made, and which write of it that was: only what differs is written. */
function Hidden({ form }: { form: FormProps }) {
  const seenOf = (field: string) => form.typed(`seen.${field}`) || (form.open.seen[field] ?? 0)
  return formFields(form.item.level)
    .filter((field) => form.isOpen(field))
    .map((field) => (
      <span key={field} hidden>
        <input
          type="hidden"
          name={`was.${field}`}
          defaultValue={form.typed(`was.${field}`) ?? JSON.stringify(formValue(form.item, field))}
        />
        <input type="hidden" name={`seen.${field}`} defaultValue={String(seenOf(field))} />
      </span>
    ))
}

function DesignerBar({
  data,
  open,
  state,
}: {
  data: DesignerData
  open: Open
  state: SaveState<readonly FieldConflict[]>
}) {
  const t = useInstrumentWords()
  const label = useFieldLabel()
  const { undoable } = data
  return (
    <SaveBar label={t('bar.label')} edge="top" state={state}>
      {!open.isRetired && (
        <Button name="act" value="save">
          {t('bar.save')}
        </Button>
      )}
      {undoable && (
        <Button kind="secondary" name="act" value="undo">
          {t('bar.undo', { item: undoable.item, field: label(undoable.field) })}
        </Button>
      )}
    </SaveBar>
  )
}

/** Order, additions, and taking it out: buttons with keys, nothing to drag. */
function ItemActs({ data, open, refused }: { data: DesignerData; open: Open; refused: Refused | undefined }) {
  const t = useInstrumentWords()
  const { code, level, fields } = open.item
  if (open.isRetired)
    return (
      <p>
        <Button name="act" value="take-back">
          {t('act.take-back', { code })}
        </Button>
      </p>
    )
  const parent = placeOf({ fields }).parent
  const siblings = data.tree.filter((it) => it.parent === parent).map((it) => it.code)
  const at = siblings.indexOf(code)
  const isOwn = data.version.country === null || ownerOf(code) !== null
  return (
    <section aria-labelledby="acts-title" className="designer-acts">
      <h3 id="acts-title">{t('acts.title')}</h3>
      <p>
        {at > 0 && (
          <Act name="up" value={`move:${parent ?? ''}:${siblings[at - 2] ?? ''}`}>
            {t('act.up')}
          </Act>
        )}{' '}
        {at < siblings.length - 1 && (
          <Act name="down" value={`move:${parent ?? ''}:${siblings[at + 1]}`}>
            {t('act.down')}
          </Act>
        )}
      </p>
      {level === 'indicator' && isOwn && <MoveTo data={data} code={code} parent={parent} />}
      <p>
        {level === 'indicator' && (
          <Act name="add" value={`add:indicator:${parent}:${code}`}>
            {t('act.add-indicator', { code })}
          </Act>
        )}{' '}
        {level === 'subarea' && (
          <>
            <Act name="add" value={`add:indicator:${code}`}>
              {t('act.add-indicator-in', { code })}
            </Act>{' '}
            <Act name="add-subarea" value={`add:subarea:${parent}:${code}`}>
              {t('act.add-subarea', { code })}
            </Act>
          </>
        )}{' '}
        {level === 'area' && (
          <Act name="add" value={`add:subarea:${code}`}>
            {t('act.add-subarea-in', { code })}
          </Act>
        )}
      </p>
      {level === 'area' && data.version.country === null && (
        <div>
          <TextField
            name="newArea"
            label={t('new-area')}
            hint={t('new-area.hint')}
            width={4}
            autoCapitalize="none"
            error={refused?.fields.find(({ field }) => field === 'code')?.message}
          />
          <Act name="add-area" value={`add:area::${code}`}>
            {t('act.add-area', { code })}
          </Act>
        </div>
      )}
      {isOwn && (
        <Details summary={t('act.retire', { code })}>
          <p>{t('retire.explained', { cycles: open.users.cycles, answers: open.users.answers })}</p>
          <Button kind="danger" name="act" value="retire">
            {t('act.retire', { code })}
          </Button>
        </Details>
      )}
    </section>
  )
}

function KeySwitch({ isOn, turn }: { isOn: boolean; turn: (on: boolean) => void }) {
  const t = useInstrumentWords()
  return (
    <div className="choice">
      <input
        type="checkbox"
        id="designer-keys"
        checked={isOn}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      <label htmlFor="designer-keys">{t('keys.switch')}</label>
    </div>
  )
}

function Act({ name, value, children }: { name: string; value: string; children: string }) {
  return (
    <button type="submit" name="act" value={value} className="button button-secondary" data-key={name}>
      {children}
    </button>
  )
}

function MoveTo({ data, code, parent }: { data: DesignerData; code: string; parent: string | null }) {
  const t = useInstrumentWords()
  const places = data.tree
    .filter((it) => it.level === 'subarea' && it.code.startsWith(code.slice(0, 3)))
    .flatMap((subarea) => {
      const within = data.tree.filter((it) => it.parent === subarea.code && it.code !== code)
      const first = { value: `${subarea.code}:`, label: t('place.first', { parent: subarea.code }) }
      return [
        ...(subarea.code === parent ? [] : [first]),
        ...within.map((it) => ({
          value: `${subarea.code}:${it.code}`,
          label: t('place.after', { parent: subarea.code, after: it.code }),
        })),
      ]
    })
  if (places.length === 0) return null
  return (
    <div className="designer-move">
      <SelectField name="place" label={t('place')} options={places} />
      <Button kind="secondary" name="act" value="move-to">
        {t('act.move-to')}
      </Button>
    </div>
  )
}
