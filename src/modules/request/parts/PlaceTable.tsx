import { DataTable } from '../../../web/parts/index.ts'
import { PLACES, type Place } from '../letter.ts'
import { useRequestWords } from '../words.ts'

/** The places of a template in words, each with what a request of the country puts in. */
export function PlaceTable({ values }: { values: Partial<Record<Place, string>> | undefined }) {
  const t = useRequestWords()
  return (
    <DataTable
      caption={t('templates.places')}
      rows={PLACES}
      keyOf={(place) => place}
      isDense
      columns={[
        { key: 'place', head: t('templates.place'), isRowHead: true, cell: (place) => <code>{`{${place}}`}</code> },
        { key: 'means', head: t('templates.place.means'), cell: (place) => t(`place.${place}`) },
        ...(values
          ? [
              {
                key: 'now',
                head: t('templates.place.now'),
                cell: (place: Place) => values[place] ?? t('templates.place.nothing'),
              },
            ]
          : []),
      ]}
      notes={<p>{t('templates.places.notes')}</p>}
    />
  )
}
