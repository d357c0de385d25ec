import type { LoaderFunctionArgs } from 'react-router'
import { changeReplyLanguage } from '../commands.server.ts'
import { chooseLanguage } from '../door-page.server.ts'

export function loader(args: LoaderFunctionArgs) {
  return chooseLanguage({ at: 'r' }, changeReplyLanguage, args)
}
