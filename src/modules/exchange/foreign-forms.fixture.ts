import type { BroughtForm } from './form-sheet.ts'
import type { Grid, GridCell } from './grid.ts'

type Rows = readonly (readonly GridCell[])[]

/** A form as it is read from a workbook, sheet by sheet; the first row names the columns. */
export function formOfSheets(sheets: Readonly<Record<string, Rows>>): BroughtForm {
  return {
    format: 'form',
    isSample: false,
    sheets: Object.entries(sheets).map(([sheet, [header = [], ...rows]]): Grid => ({
      format: 'xlsx',
      sheet,
      header,
      headRow: 1,
      isSample: false,
      rows: rows.map((cells, at) => ({ number: at + 2, cells })),
    })),
  }
}

/** As KoboToolbox exports one: its own columns, metadata, three languages, groups in groups, a repeat. */
export const KOBO: Readonly<Record<string, Rows>> = {
  survey: [
    ['type', 'name', 'label::English (en)', 'label::Srpski (sr)', 'label::Français (fr)', 'hint::English (en)', 'required', 'relevant', 'appearance', 'constraint', 'constraint_message::English (en)', 'calculation', '$kuid'], // prettier-ignore
    ['start', 'start', null, null, null, null, null, null, null, null, null, null, 'aa01'],
    ['end', 'end'],
    ['begin_group', 'shelter', 'Shelter', 'Sklonište', 'Hébergement', null, null, null, 'field-list'],
    ['note', 'intro', 'Please answer for the whole year.', 'Odgovorite za celu godinu.', 'Pour toute l’année.'],
    ['select_one yesno', 'has_shelter', 'Is there a shelter for victims?', 'Da li postoji sklonište za žrtve?', 'Y a-t-il un refuge ?', 'State or NGO', 'true'], // prettier-ignore
    ['integer', 'places', 'How many places has it?', 'Koliko mesta ima?', 'Combien de places ?', null, null, "${has_shelter} = 'yes'", null, '. >= 0 and . <= 500', 'Between 0 and 500'], // prettier-ignore
    ['begin_group', 'staff', 'Staff', 'Osoblje', 'Personnel', null, null, "${has_shelter} = 'yes'"],
    ['integer', 'staff_all', 'How many people work there?', 'Koliko ljudi tamo radi?', 'Combien de personnes ?', null, null, null, null, '. > 0'], // prettier-ignore
    ['decimal', 'staff_trained', 'What share of them is trained (%)?', 'Koliki deo njih je obučen (%)?', 'Quelle part est formée (%) ?'], // prettier-ignore
    ['end_group', 'staff'],
    ['calculate', 'per_place', null, null, null, null, null, null, null, null, null, '${staff_all} div ${places}'],
    ['select_one level', 'quality', 'How good is the accommodation?', 'Koliko je dobar smeštaj?', 'Qualité ?'],
    ['image', 'photo', 'Photo of the house rules', 'Fotografija kućnog reda', 'Photo'],
    ['begin_repeat', 'visits', 'Visits', 'Posete', 'Visites'],
    ['date', 'visited_on', 'When?', 'Kada?', 'Quand ?'],
    ['select_one yesno', 'announced', 'Announced?', 'Najavljena?', 'Annoncée ?'],
    ['end_repeat', 'visits'],
    ['end_group', 'shelter'],
  ],
  choices: [
    ['list_name', 'name', 'label::English (en)', 'label::Srpski (sr)', 'label::Français (fr)'],
    ['yesno', 'yes', 'Yes', 'Da', 'Oui'],
    ['yesno', 'no', 'No', 'Ne', 'Non'],
    ['yesno', 'dk', 'Don’t know', 'Ne znam', 'Je ne sais pas'],
    ['level', '3', 'Private rooms', 'Sopstvene sobe', 'Chambres privées'],
    ['level', '2', 'Shared by two', 'Deljene na dvoje', 'Partagées à deux'],
    ['level', '1', 'Dormitory', 'Zajednička spavaonica', 'Dortoir'],
    ['level', '0', 'None', 'Nema', 'Aucune'],
  ],
  settings: [
    ['form_title', 'id_string', 'version', 'default_language', 'style'],
    ['Shelter visit', 'aShelter2024', '3 (2024-05-01)', 'English (en)', 'pages theme-grid'],
  ],
}

/** As people write one by hand for ODK: spaces in types, no language in the headings, a cascade, several answers. */
export const ODK: Readonly<Record<string, Rows>> = {
  Survey: [
    [
      'type',
      'name',
      'label',
      'hint',
      'required',
      'relevant',
      'choice_filter',
      'parameters',
      'constraint',
      'our remark',
      'unit',
    ],
    ['select one from region', 'region', 'Region'],
    ['select_one municipality', 'municipality', 'Municipality', null, null, null, 'region=${region}'],
    ['geopoint', 'where', 'Where?'],
    ['begin group', 'referral', 'Referral of victims', null, null, 'selected(${kinds}, "a")'],
    ['select_multiple kinds or_other', 'kinds', 'Which kinds of help?', 'As many as apply', 'yes'],
    ['range', 'readiness', 'How ready is the centre?', null, null, null, null, 'start=0 end=3 step=1'],
    ['range', 'hours', 'Open hours a day', null, null, null, null, 'start=0 end=24 step=1'],
    ['int', 'days_to_help', 'How many days until the first help?', null, null, null, null, null, '.>=0'],
    ['decimal', 'spent', 'Spent in EUR', null, null, null, null, null, '(. >= 0)', 'from the treasury'],
    ['decimal', 'ratio', 'Workers for one victim'],
    ['string', 'plan', 'What is planned?', null, null, null, null, null, 'regex(., "^[A-Z]")'],
    ['date', 'since', 'Since when?'],
    ['integer', 'helped', 'How many were helped?', null, null, null, null, null, null, null, 'persons'],
    ['integer', 'beds', 'How many beds?', null, null, null, null, null, null, null, 'beds'],
    ['end group'],
    ['acknowledge', 'sure', 'All of this is true'],
  ],
  Choices: [
    ['list name', 'name', 'label', 'region', 'order'],
    ['region', 'north', 'North'],
    ['region', 'south', 'South'],
    ['municipality', 'a', 'Alfa', 'north', 1],
    ['municipality', 'b', 'Beta', 'south', 2],
    ['kinds', 'a', 'Medical'],
    ['kinds', 'b', 'Legal'],
    ['unused', 'x', 'X'],
  ],
  Settings: [
    ['form_title', 'form_id'],
    ['Centres', 'centres'],
  ],
  Notes: [['Drafted by'], ['Ana']],
}

/** As a ministry sends one: Serbian in Cyrillic, groups called as areas of the instrument. */
export const MINISTRY: Readonly<Record<string, Rows>> = {
  survey: [
    ['type', 'name', 'label', 'bind::esri:fieldLength'],
    ['begin_group', 'g1', 'Идентификација'],
    ['begin_group', 'g2', 'Откривање'],
    ['select_one да_не', 'упутство', 'Да ли постоји упутство?', 10],
    ['integer', 'жртве', 'Број жртава', 10],
    ['integer', 'рок', 'Колико дана траје поступак?'],
    ['end_group', null],
    ['end_group', null],
  ],
  choices: [
    ['list_name', 'name', 'label'],
    ['да_не', '1', 'Да'],
    ['да_не', '0', 'Не'],
    ['да_не', '2', 'Делимично'],
  ],
  settings: [
    ['form_title', 'form_id', 'default_language'],
    ['Упитник', 'upitnik', 'Српски (sr-Cyrl)'],
  ],
}
