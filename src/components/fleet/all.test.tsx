import { runPagesTogether } from '../../../dev/jest/pagesTogether';

runPagesTogether(__filename);
