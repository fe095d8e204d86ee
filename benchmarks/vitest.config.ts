import { nodeProject } from '../scripts/vitest-project.ts';

export default nodeProject('benchmarks');
