import type { ReactNode } from 'react'
import type { Locale } from '../src/locale/index.ts'
import * as parts from '../src/web/parts/index.ts'
import { ReadingIn } from '../src/web/reading.tsx'
import { chart, countries, rows, figures } from './specimen-data.ts'

const {
  Breadcrumbs,
  Button,
  ButtonLink,
  ChartFrame,
  Checkbox,
  CheckboxGroup,
  Conflict,
  DataTable,
  DayField,
  DefinitionList,
  Details,
  Empty,
  ErrorSummary,
  FileField,
  Legend,
  LineChart,
  Missing,
  Notice,
  NumberField,
  Page,
  Pager,
  PublicFrame,
  RadioGroup,
  Rating,
  SaveBar,
  ScoreTable,
  SelectField,
  StatusChip,
  SubmitButton,
  TextArea,
  TextField,
  WorkFrame,
} = parts

const languages: parts.LanguageLink[] = [
  { lang: 'sq', label: 'Shqip', href: '/sq' },
  { lang: 'bs', label: 'Bosanski', href: '/bs' },
  { lang: 'cnr', label: 'Crnogorski', href: '/cnr' },
  { lang: 'mk', label: 'Македонски', href: '/mk' },
  { lang: 'sr-Latn', label: 'Srpski', href: '/sr-latn' },
  { lang: 'sr-Cyrl', label: 'Српски', href: '/sr-cyrl' },
  { lang: 'en', label: 'English', href: '/en', isCurrent: true },
]

const nav = ['Countries', 'Compare', 'Recommendations', 'Laws', 'Reports', 'Data'].map((label, place) => ({
  label,
  href: `/en/${label.toLowerCase()}`,
  isCurrent: place === 1,
}))

const footer: parts.PublicFooter = {
  funding: 'Funded by the European Union',
  disclaimer:
    'The content of this specimen is invented and stands for the official disclaimer in the language of the page.',
  links: ['Licence', 'Accessibility', 'Privacy', 'Methodology'].map((label) => ({
    label,
    href: `/en/${label.toLowerCase()}`,
  })),
  version: 'Data version 2021.2, published 12 May 2021',
  helpHref: '/en/help',
  reportHref: '/en/report',
}

/** A whole public page: comparison, chart, figures. */
export function PublicSpecimen({ locale }: { locale: Locale }) {
  return (
    <ReadingIn reading={{ locale, catalogue: {} }}>
      <PublicFrame
        homeHref="/en"
        nav={nav}
        languages={languages}
        search={{ action: '/en/search' }}
        footer={footer}
        isSample
      >
        <Breadcrumbs
          items={[{ label: 'Home', href: '/en' }, { label: 'Compare', href: '/en/compare' }, { label: '2021' }]}
        />
        <Page title="Compare five countries, 2021" lead="In eight of eleven areas the law is better than the practice.">
          <Filters />
          <Legend
            missing={[
              'no-data-kept',
              'no-answer',
              'not-applicable',
              'suppressed',
              'refused',
              'awaiting',
              'not-comparable',
              'not-asked',
              'not-yet-assessed',
            ]}
            changes
          />
          <ScoreTable
            caption="Ratings by area, law and practice, 2021 against 2019"
            countries={countries}
            rows={rows}
            notes={<p>Every half of a cell leads to the value and its evidence.</p>}
          />
          <Part title="Figures">
            <Chart title="Two sources of the same year disagree by a factor of two" />
            <Chart title="More than five series become small multiples" many />
            <Figures />
          </Part>
          <Part title="Words and states">
            <Words />
          </Part>
        </Page>
      </PublicFrame>
    </ReadingIn>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Filters() {
  return (
    <form className="filters" action="/en/compare">
      <SelectField
        name="cycle"
        label="Cycle"
        options={[
          { value: '2021', label: '2021' },
          { value: '2019', label: '2019' },
        ]}
      />
      <SelectField
        name="area"
        label="Area"
        options={[
          { value: '', label: 'All areas' },
          { value: 'IDN', label: 'Identification of victims' },
        ]}
      />
      <Button kind="secondary">Show</Button>
    </form>
  )
}

function Chart({ title, many = false }: { title: string; many?: boolean }) {
  const series = many
    ? countries.concat({ code: 'XX', name: 'Sixth panel' }).map(({ name }) => ({ ...chart[0]!, label: name }))
    : chart
  return (
    <ChartFrame
      title={title}
      subtitle="Persons formally identified as victims, per calendar year, Serbia"
      summary="In 2020 the Ministry counted 57 and the Centre 61."
      source={<a href="/en/sources">Letters of the institutions, 2021</a>}
      table={<Figures />}
    >
      <LineChart
        title={title}
        description="The table holds every figure."
        series={series}
        unit="persons"
        breaks={[{ x: 2018, label: 'new definition of identification' }]}
      />
    </ChartFrame>
  )
}

function Figures() {
  return (
    <DataTable
      caption="Identified victims by year and source"
      rows={figures}
      keyOf={({ year }) => String(year)}
      columns={[
        { key: 'year', head: 'Year', cell: ({ year }) => year, isRowHead: true },
        { key: 'ministry', head: 'Ministry of the Interior', cell: ({ ministry }) => ministry, isNumber: true },
        {
          key: 'centre',
          head: 'Centre for the Protection of Victims',
          cell: ({ centre }) => centre ?? <Missing kind="suppressed" compact />,
          isNumber: true,
        },
        { key: 'note', head: 'Note', cell: ({ note }) => note },
      ]}
      notes={<Legend ratings={false} missing={['suppressed']} />}
    />
  )
}

function Words() {
  return (
    <>
      <DefinitionList
        items={[
          {
            term: 'Indicator',
            definition: (
              <>
                <span className="code">IDN-16</span> Recovery and reflection periods granted
              </>
            ),
          },
          { term: 'Rating', definition: <Rating value={1} /> },
          { term: 'Law', definition: <i lang="sr-Cyrl">Закон о Заштитнику грађана; с́утра, з́еница, ђак</i> },
          { term: 'Закон', definition: <i lang="mk">Закон за Народниот правобранител: ѓ ќ ѕ џ ѐ ѝ</i> },
          { term: 'Letters', definition: 'čćšžđ ČĆŠŽĐ śź ŚŹ ëç ËÇ „navod” – 1.234,5' },
          {
            term: 'Status',
            definition: (
              <p className="link-row">
                <StatusChip kind="verified" /> <StatusChip kind="claimed" /> <StatusChip kind="overdue" />{' '}
                <StatusChip kind="stalled" /> <StatusChip kind="neutral">In progress</StatusChip>
              </p>
            ),
          },
        ]}
      />
      <Notice kind="info" title="We showed 2021 because 2022 is not published.">
        <p>The address was not changed.</p>
      </Notice>
      <Notice kind="success" title="The reply was sent.">
        <p>You may return by the same link until 30 April 2021.</p>
      </Notice>
      <Notice kind="attention" title="The parts do not add up to the total.">
        <p>Both are shown as the source gives them.</p>
      </Notice>
      <Notice kind="error" title="The file is too large.">
        <p>Send a file of at most 20 MB.</p>
      </Notice>
      <Empty
        title="No recommendation matches"
        action={<ButtonLink href="/en/recommendations">Remove all filters</ButtonLink>}
      >
        <p>The filter is: status overdue.</p>
      </Empty>
      <Details summary="How we count">
        <p>Persons, not proceedings.</p>
      </Details>
      <Pager page={2} pages={7} hrefOf={(page) => `?page=${page}`} />
    </>
  )
}

/** A whole page of the workbench: every field, errors shown, a conflict. */
export function WorkSpecimen({ locale }: { locale: Locale }) {
  const groups: parts.RailGroup[] = [
    {
      label: 'Serbia 2021',
      links: [
        { href: '/w/board', label: 'Board' },
        { href: '/w/desk', label: 'Desk', isCurrent: true },
        { href: '/w/review', label: 'Review' },
      ],
    },
    {
      label: 'Base',
      links: [
        { href: '/w/institutions', label: 'Institutions' },
        { href: '/w/audit', label: 'Audit log' },
      ],
    },
  ]
  return (
    <ReadingIn reading={{ locale, catalogue: {} }}>
      <WorkFrame
        homeHref="/w"
        groups={groups}
        languages={languages}
        scope={<strong>Serbia</strong>}
        account={{ label: 'National monitor', href: '/w/account' }}
      >
        <Page title="Rate IDN-16" lead="Recovery and reflection periods granted">
          <ErrorSummary
            errors={[
              { field: 'rating', message: 'Choose a rating' },
              { field: 'received', message: 'There is no 31 February' },
            ]}
          />
          <Conflict
            labels={{ rating: 'Rating', narrative: 'Narrative' }}
            mine={{ rating: '2', narrative: 'Granted in 14 of 31 cases.' }}
            theirs={{ rating: '1', narrative: 'Granted in 14 of 31 cases.' }}
            theirsBy="reviewer"
          >
            <Button>Keep mine</Button>
            <Button kind="secondary">Keep theirs</Button>
          </Conflict>
          <WorkForm />
        </Page>
      </WorkFrame>
    </ReadingIn>
  )
}

function WorkForm() {
  const steps = [3, 2, 1, 0] as const
  return (
    <form method="post" noValidate>
      <RadioGroup
        name="rating"
        label="Rating"
        error="Choose a rating"
        options={steps.map((value) => ({
          value: String(value),
          label: <Rating value={value} />,
          hint: `What ${value} means by the rule`,
        }))}
      />
      <TextArea
        name="narrative"
        label="Narrative"
        hint="Two or three sentences that justify the rating"
        defaultValue="Granted in 14 of 31 cases."
      />
      <NumberField
        name="count"
        label="Persons"
        hint="For example 1.234,5"
        defaultValue="1 234,5"
        understood="1,234.5"
        unit="persons"
      />
      <DayField
        name="received"
        label="Received on"
        hint="For example 19 2 2021"
        error="There is no 31 February"
        defaultValue={{ day: '31', month: '2', year: '2021' }}
        wrong={['day']}
      />
      <TextField name="title" label="Title of the source" optional lang="sr-Latn" />
      <SelectField
        name="class"
        label="Confidentiality"
        options={[
          { value: 'public', label: 'Public' },
          { value: 'team', label: 'Team' },
        ]}
      />
      <CheckboxGroup
        name="kinds"
        label="What it shows"
        options={[
          { value: 'law', label: 'Law' },
          { value: 'practice', label: 'Practice', hint: 'What happens' },
        ]}
        defaultValue={['law']}
      />
      <Checkbox name="none" label="There is no evidence" hint="Say why in the narrative" />
      <FileField name="file" label="File" hint="PDF, at most 20 MB" accept=".pdf" />
      <SubmitButton>Save</SubmitButton>
      <Button kind="secondary">Save and next</Button>
      <Button kind="danger">Withdraw</Button>
      <SaveBar label="Save this form" edge="top" state={{ kind: 'saved', time: '14:32' }} />
    </form>
  )
}
