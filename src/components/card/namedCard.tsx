import { CARDS, type CardName } from '../cards';
import { FluxCard, type FluxCardProps } from './FluxCard';

/** Returns the component of a card of the table. */
export function namedCard(name: CardName) {
  return (props: FluxCardProps) => (
    <FluxCard name={name} definition={CARDS[name]} {...props} />
  );
}
