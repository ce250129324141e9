export { IncumbentCard } from './IncumbentCard';
