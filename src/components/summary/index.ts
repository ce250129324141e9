export { SummaryCard, type FluxSummaryCardProps } from './SummaryCard';
