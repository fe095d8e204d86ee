import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';

/** The guides. */
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
