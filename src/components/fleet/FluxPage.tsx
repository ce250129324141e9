import { Header, Page, RoutedTabs } from '@backstage/core-components';
import { Typography } from '@material-ui/core';
import { useMemo } from 'react';
import type { Scope } from '../../api';
import { useClusterPermission } from '../../hooks';
import { TitledCard, type FluxCardProps } from '../card';
import {
  ForgeProvider,
  ScopeProvider,
  TranslateProvider,
  useAppForges,
  useAppTranslate,
  useTranslate,
} from '../shared';
import { ClustersCard } from './ClustersCard';
import { FleetResources } from './FleetResources';

const EVERYTHING: Scope = {};

/** Says which permission is missing. Nothing is requested then: Backstage would refuse each cluster. */
const NotPermitted = () => {
  const t = useTranslate();
  return (
    <TitledCard title={t('failure.forbiddenTitle')}>
      <Typography variant="body2" style={{ padding: '0 16px 16px' }}>
        {t('failure.forbiddenFleet')}
      </Typography>
    </TitledCard>
  );
};

const Tabs = () => {
  const t = useTranslate();
  const permission = useClusterPermission();
  const isDenied = permission === 'denied';
  const isAsking = permission === 'asking';
  const routes = useMemo(() => {
    const permitted = (children: JSX.Element) => {
      if (isDenied) return <NotPermitted />;
      return isAsking ? <></> : children;
    };
    return [
      {
        path: '/',
        title: t('fleet.resources'),
        children: permitted(<FleetResources />),
      },
      {
        path: '/clusters',
        title: t('fleet.clusters'),
        children: permitted(<ClustersCard />),
      },
    ];
  }, [t, isDenied, isAsking]);
  return <RoutedTabs routes={routes} />;
};

/** Everything that Flux does on all clusters, as a page of Backstage. */
export const FluxPage = ({ title }: Pick<FluxCardProps, 'title'>) => {
  const t = useAppTranslate();
  const forges = useAppForges();
  return (
    <ScopeProvider value={EVERYTHING}>
      <TranslateProvider value={t}>
        <ForgeProvider value={forges}>
          <Page themeId="tool">
            <Header
              title={title ?? t('fleet.title')}
              subtitle={t('fleet.subtitle')}
            />
            <Tabs />
          </Page>
        </ForgeProvider>
      </TranslateProvider>
    </ScopeProvider>
  );
};
