import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'

export const loader = readPublic(async (db) => ({ rows: await db.selectFrom('country').select('code').execute() }))

export default function Home() {
  const { rows } = useLoaderData<typeof loader>()
  return <h1>{rows.length}</h1>
}
