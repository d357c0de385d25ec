import { useActionData, useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { perform, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Checkbox, errorOf, Notice, Page, Refusal, SubmitButton, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { setTeam } from '../commands.server.ts'
import { ROLES_FOR, TASKS, type Task } from '../model.ts'
import { readTeam } from '../queries.server.ts'
import { useCycleWords } from '../words.ts'

export const loader = read(readTeam, ({ params }) => ({ id: params['id'] }))

/** A box is named `task.area.person`, so that a refused form comes back as it was. */
const boxName = (task: Task, areaCode: string, personId: string) => `${task}.${areaCode}.${personId}`

function membersIn(form: FormData) {
  return [...form.keys()].flatMap((name) => {
    const [task, areaCode, personId] = name.split('.')
    return TASKS.some((each) => each === task) && personId ? [{ task, areaCode, personId }] : []
  })
}

export const action = perform(setTeam, {
  input: (form, { params }) => ({ id: params['id'], version: textOf(form, 'version'), members: membersIn(form) }),
  then: ({ id }) => `/app/cycles/${id}?done=team`,
})

type Loaded = Awaited<ReturnType<typeof loader>>

export default function TeamPage() {
  const loaded = useLoaderData<typeof loader>()
  const { cycle, areas } = loaded
  const refused = useActionData<typeof action>()?.refused
  const t = useCycleWords()
  const title = t('team.title', { country: textIn(cycle.countryName, useLocale()).text, year: String(cycle.year) })
  const isConflict = refused?.code === 'kit.conflict'
  const version = isConflict ? (refused.details as { version: number }).version : cycle.version
  return (
    <Page title={title} lead={t('team.lead')}>
      <title>{title}</title>
      {isConflict ? <TheirTeam refused={refused} areas={areas} /> : <Refusal refused={refused} />}
      <form method="post">
        <FormKey />
        <input type="hidden" name="version" value={version} />
        {areas.map((area) => (
          <section key={area.code}>
            <h2>
              <Wording text={area.title} />
            </h2>
            {TASKS.map((task) => (
              <TaskBoxes key={task} task={task} area={area.code} loaded={loaded} refused={refused} />
            ))}
          </section>
        ))}
        <SubmitButton>{t('team.submit')}</SubmitButton>
      </form>
      <p>
        <a href={`/app/cycles/${cycle.id}`}>{t('back')}</a>
      </p>
    </Page>
  )
}

interface Boxes {
  task: Task
  area: string
  loaded: Loaded
  refused: Refused | undefined
}

function TaskBoxes({ task, area, loaded: { people, members }, refused }: Boxes) {
  const t = useCycleWords()
  const fitting = new Map(
    people.filter(({ role }) => ROLES_FOR[task].some((one) => one === role)).map((one) => [one.id, one.name]),
  )
  const isChosen = (personId: string) =>
    refused
      ? refused.typed[boxName(task, area, personId)] !== undefined
      : members.some((one) => one.task === task && one.areaCode === area && one.personId === personId)
  const error = errorOf(refused, `${task}.${area}`)
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'} id={`${task}.${area}`} tabIndex={-1}>
      <legend>{t(task === 'monitor' ? 'team.monitors' : 'team.reviewers')}</legend>
      {error && <div className="field-error">{error}</div>}
      {fitting.size === 0 && <p className="muted">{t('team.nobody')}</p>}
      {[...fitting].map(([id, name]) => (
        <Checkbox key={id} name={boxName(task, area, id)} label={name} defaultChecked={isChosen(id)} />
      ))}
    </fieldset>
  )
}

function TheirTeam({ refused, areas }: { refused: Refused; areas: Loaded['areas'] }) {
  const t = useCycleWords()
  const { theirs } = refused.details as { theirs: Loaded['members'] }
  return (
    <Notice kind="attention" title={t('team.conflict')}>
      <ul>
        {theirs.map(({ areaCode, personId, name, task }) => (
          <li key={`${areaCode} ${personId} ${task}`}>
            {areas
              .filter(({ code }) => code === areaCode)
              .map((area) => (
                <Wording key={area.code} text={area.title} />
              ))}
            {': '}
            {name} ({t(task === 'reviewer' ? 'task.reviewer' : 'task.monitor')})
          </li>
        ))}
      </ul>
    </Notice>
  )
}
