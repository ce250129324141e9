import '@backstage/ui/css/styles.css';
import { createApp } from '@backstage/frontend-defaults';
import { createRoot } from 'react-dom/client';

// Nothing of Flux here: app-config.yaml says `app.packages: all`.
const app = createApp();

const root = document.getElementById('root');
if (root) createRoot(root).render(app.createRoot());
