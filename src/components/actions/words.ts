export { actionErrorText } from './actionErrorText';
export { outcomeText } from './outcomeText';
