import { runTogether } from '../../dev/jest/together';

runTogether(__filename);
