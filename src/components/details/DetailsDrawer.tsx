import { Drawer, Tab, Tabs } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { keyOf, type FluxResource, type ObjectRef } from '../../flux';
import { useRawObject } from '../../hooks/details';
import {
  onDemand,
  transitionDuration,
  useFrame,
  useTranslate,
} from '../shared';
import type { OpenDetails } from './address';
import { DetailsHeader } from './DetailsHeader';
import type { DetailsObject } from './DetailsObject';
import { Missing } from './Missing';
import { SECTIONS, sectionsOf } from './sections';
import type { DetailsNavigation } from './useOpenDetails';

const Chain = onDemand(async () => (await import('./sections/Chain')).Chain);

const WIDTH = 720;
/** Narrower windows give all their width to the details. */
const FULL_BELOW = 900;

const useStyles = makeStyles(
  theme => ({
    paper: {
      width: WIDTH,
      maxWidth: '100%',
      boxSizing: 'border-box',
      [`@media (max-width: ${FULL_BELOW - 0.02}px)`]: { width: '100%' },
    },
    tabs: {
      // The drawer is a column that would shrink it.
      flexShrink: 0,
      borderBottom: `1px solid ${theme.palette.divider}`,
      '& button': { minWidth: 0, textTransform: 'none' },
      // Backstage's own is nearly white, in its dark theme as well.
      '& button:hover': { backgroundColor: theme.palette.action.hover },
      '& button[aria-selected="true"]': {
        color: theme.palette.text.primary,
        fontWeight: 600,
      },
    },
    /**
     * Jumps: React Aria, which comes with Backstage, holds an element for good that is removed while several of its
     * properties are in transition, and with it all of a drawer that is closed right after its tab was changed.
     */
    indicator: { transition: 'none' },
    section: {
      padding: theme.spacing(2, 3, 3),
      overflowWrap: 'anywhere',
      // Stays in place while sections of other heights take turns.
      minHeight: '50vh',
    },
  }),
  { name: 'FluxDetails' },
);

/** Sections of an object as tabs. */
const Sections = (props: {
  object: DetailsObject;
  shown: string | undefined;
  onShow: (section: string) => void;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const id = useId();
  const { object, shown, onShow } = props;
  const sections = sectionsOf(object);
  const current = sections.find(each => each === shown) ?? sections[0];
  if (!current) return null;
  const { Section } = SECTIONS[current];
  return (
    <>
      <Tabs
        className={classes.tabs}
        value={current}
        onChange={(_, section: string) => onShow(section)}
        variant="scrollable"
        scrollButtons="auto"
        indicatorColor="primary"
        TabIndicatorProps={{ className: classes.indicator }}
        aria-label={t('details.sections')}
      >
        {sections.map(each => (
          <Tab
            key={each}
            value={each}
            id={`${id}-${each}`}
            aria-controls={`${id}-panel`}
            label={t(`details.section.${each}`)}
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${current}`}
        className={classes.section}
      >
        <Section object={object} />
      </div>
    </>
  );
};

const Opened = (props: {
  objectRef: ObjectRef;
  listed: FluxResource | undefined;
  section: string | undefined;
  details: DetailsNavigation;
  titleId: string;
}) => {
  const { objectRef: ref, listed, section, details, titleId } = props;
  const reading = useRawObject(ref);
  const object: DetailsObject = {
    ref,
    resource: reading.data?.resource ?? listed,
    reading,
  };
  return (
    <>
      <DetailsHeader object={object} details={details} titleId={titleId} />
      {reading.data === null ? (
        <Missing objectRef={ref} />
      ) : (
        <>
          <Chain object={object} />
          <Sections object={object} shown={section} onShow={details.show} />
        </>
      )}
    </>
  );
};

/** Drawer with everything about one object. */
export const DetailsDrawer = (props: {
  details: DetailsNavigation;
  opened: OpenDetails;
  byKey: ReadonlyMap<string, FluxResource>;
}) => {
  const classes = useStyles();
  const frame = useFrame();
  const titleId = useId();
  const { details, opened, byKey } = props;
  const key = keyOf(opened.ref);
  return (
    <Drawer
      open
      anchor="right"
      onClose={details.close}
      transitionDuration={transitionDuration()}
      className={frame}
      PaperProps={{
        className: classes.paper,
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': titleId,
      }}
    >
      <Opened
        key={key}
        objectRef={opened.ref}
        listed={byKey.get(key)}
        section={opened.section}
        details={details}
        titleId={titleId}
      />
    </Drawer>
  );
};
