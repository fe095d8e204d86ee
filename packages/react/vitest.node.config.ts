import { nodeProject } from '../../scripts/vitest-project.ts';

/** What servers use of the package is tested in Node. */
export default nodeProject('react-node');
