import { redirect } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { leave } from '../door-page.server.ts'

export function action(args: ActionFunctionArgs) {
  return leave({ at: 'r' }, args)
}

export function loader({ params }: { params: { reference?: string } }) {
  return redirect(`/r/${params.reference ?? ''}/tasks`)
}
