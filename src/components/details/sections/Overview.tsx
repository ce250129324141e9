import { useTranslate } from '../../shared';
import type { SectionProps } from '../DetailsObject';
import { ReadingStates } from '../ReadingStates';
import { Conditions, conditionsOf } from './Conditions';
import { Facts } from './Facts';
import { Inputs } from './Inputs';

/** Facts about an object in words, what it takes beside its source, and all its conditions. */
export const Overview = ({ object }: SectionProps) => {
  const t = useTranslate();
  const { reading } = object;
  return (
    <ReadingStates
      reading={reading}
      what={t('details.section.overview')}
      grantedBy={object.resource ? 'view' : 'details'}
    >
      {found =>
        found && (
          <>
            <Facts object={object} json={found.json} />
            <Inputs json={found.json} />
            <Conditions conditions={conditionsOf(found)} />
          </>
        )
      }
    </ReadingStates>
  );
};
