import { redirect } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import type { z } from 'zod'
import type { Command, Query } from '../../kit/acts.ts'
import { pageContext } from '../../server/page-context.ts'
import { perform, read, type Asked } from '../../server/pages.ts'

interface Performed<O> {
  input: (form: FormData, asked: Asked) => object
  then: (output: O, asked: Asked) => string
}

/** The pages of institutions, to a request (r) or to findings (f). */
export function replyPages(at: 'r' | 'f') {
  return {
    /**
     * A loader under the rights of who answers by its link. Who has no code yet, or whose time is over, goes to the page
     * that says how to come in again.
     */
    read<I extends z.ZodType, O>(query: Query<I, O>, input: (asked: Asked) => object = () => ({})) {
      const load = read(query, (asked) => ({ reference: asked.params['reference'], ...input(asked) }))
      return (args: LoaderFunctionArgs): Promise<O> => {
        if (!args.context.get(pageContext).actor) throw redirect(`/${at}/${args.params['reference'] ?? ''}`)
        return load(args)
      }
    },

    /** An action. What was typed comes back with a refusal, also when the time was over meanwhile. */
    perform<I extends z.ZodType, O>(command: Command<I, O>, { input, then }: Performed<O>) {
      const act = perform(command, {
        input: (form, asked) => ({ reference: asked.params['reference'], ...input(form, asked) }),
        then,
      })
      return (args: ActionFunctionArgs) => act(args)
    },
  }
}

export const { read: readReply, perform: performReply } = replyPages('r')
