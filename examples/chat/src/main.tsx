import { LlamaCloud } from '@llamacloud-prod/core';
import { LlamaCloudProvider } from '@llamacloud-prod/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles.css';

const client = new LlamaCloud({ baseURL: location.origin });
const queryClient = new QueryClient();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id root.');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LlamaCloudProvider client={client}>
        <App />
      </LlamaCloudProvider>
    </QueryClientProvider>
  </StrictMode>,
);
