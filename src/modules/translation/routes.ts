import { route, type RouteConfigEntry } from '@react-router/dev/routes'

const page = (name: string) => `modules/translation/pages/${name}`

export const translationRoutes: RouteConfigEntry[] = [
  route('translate', page('desk.tsx')),
  route('translate/script', page('script.tsx')),
  route('translate/autosave', page('desk-autosave.ts')),
  route('translate/files', page('files.tsx')),
  route('translate/files/:name', page('file.ts')),
]
