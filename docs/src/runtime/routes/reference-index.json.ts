import type { APIRoute } from 'astro';
import { jsonIndex } from '../json-index.ts';
import { index, pages } from '../reference-data.ts';

/** The operations with the addresses of their pages, for programs. */
export const GET: APIRoute = () => Response.json(jsonIndex(index, pages));
