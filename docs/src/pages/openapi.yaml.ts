import type { APIRoute } from 'astro';
import document from '../../../openapi/llamacloud.yaml?raw';

/** The document that everything is generated from, to be downloaded. */
export const GET: APIRoute = () => new Response(document);
