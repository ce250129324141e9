import { runPagesTogether } from './jest/pagesTogether';

runPagesTogether(__filename);
