export { UsualCard } from './UsualCard';
