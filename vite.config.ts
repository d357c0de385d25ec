import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

// The host is built into the same bundle as the pages, so that every module exists once (docs/decisions/0002).
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [reactRouter()],
  build: {
    sourcemap: false,
    assetsInlineLimit: 0,
    ...(isSsrBuild ? { rolldownOptions: { input: 'src/main.ts' } } : {}),
  },
}))
