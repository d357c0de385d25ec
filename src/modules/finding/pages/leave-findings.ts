import { redirect } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { leave } from '../../reply/commands.server.ts'

export function action(args: ActionFunctionArgs) {
  return leave({ at: 'f' }, args)
}

export function loader({ params }: { params: { reference?: string } }) {
  return redirect(`/f/${params.reference ?? ''}/findings`)
}
