import type { APIRoute } from 'astro';
import { index, pages } from '../../reference-data.ts';
import { jsonIndex } from '../../runtime/json-index.ts';

/** The operations with the addresses of their pages, for programs. */
export const GET: APIRoute = () => Response.json(jsonIndex(index, pages));
