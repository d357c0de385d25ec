import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'src',
  ssr: true,
  // A page's data is asked for with the page: there is no second way to discover routes from the browser.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
