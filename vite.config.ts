import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

// The host is built into the same bundle as the pages, so that every module exists once (docs/decisions/0002).
export default defineConfig({
  plugins: [reactRouter()],
  build: { sourcemap: false, assetsInlineLimit: 0 },
  environments: { ssr: { build: { rolldownOptions: { input: 'src/main.ts' } } } },
})
