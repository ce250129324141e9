import '@backstage/ui/css/styles.css';
import { createApp } from '@backstage/frontend-defaults';
import { createRoot } from 'react-dom/client';

// No mention of Flux: app-config.yaml has `app.packages: all`.
const app = createApp();

const root = document.getElementById('root');
if (root) createRoot(root).render(app.createRoot());
