import { defineConfig } from 'vite';

const { LLAMA_CLOUD_BASE_URL = 'http://127.0.0.1:4010', LLAMA_CLOUD_API_KEY = 'My API Key' } = process.env;

/** The page calls its own server, which adds the key: a key in a page is everyone's key. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: ['@llamacloud-prod/source', 'module', 'browser', 'development|production'] },
  server: {
    proxy: {
      '/api': {
        target: LLAMA_CLOUD_BASE_URL,
        changeOrigin: true,
        headers: { authorization: `Bearer ${LLAMA_CLOUD_API_KEY}` },
        // The proxy would leave an answer open whose server is gone.
        configure: (proxy) => {
          proxy.on('proxyRes', (upstream, _request, response) => {
            upstream.once('close', () => upstream.complete || response.destroy());
          });
        },
      },
    },
  },
});
