import { route } from '@react-router/dev/routes'

const page = (name: string) => `modules/workbook/pages/${name}`

/** Under the link of an institution. */
export const replyWorkbookRoutes = [route('excel', page('excel.tsx')), route('excel/:name', page('excel-file.ts'))]

export const requestWorkbookRoutes = [
  route('requests/:id/workbook', page('request-workbook.tsx')),
  route('requests/:id/workbook/:name', page('request-workbook-file.ts')),
]
