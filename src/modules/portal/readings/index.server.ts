import type { PublicPage } from '../public-page.ts'
import { homePage } from './home.server.ts'

/** Every public page that is also data: `.json` and, where it has a table, `.csv` at its address. */
// oxlint-disable-next-line typescript/no-explicit-any -- pages of different data side by side
export const publicPages: readonly PublicPage<any>[] = [homePage]
