import type { LoaderFunctionArgs } from 'react-router'
import { chooseLanguage } from '../../reply/commands.server.ts'
import { changeFindingLanguage } from '../commands.server.ts'

export function loader(args: LoaderFunctionArgs) {
  return chooseLanguage({ at: 'f' }, changeFindingLanguage, args)
}
