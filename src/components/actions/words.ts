export { actionErrorWords } from './actionErrorWords';
export { outcomeWords } from './outcomeWords';
