export { collections } from './runtime/collections.ts';
