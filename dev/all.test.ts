import { runTogether } from './jest/together';

runTogether(__filename);
