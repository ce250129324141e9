import '@backstage/ui/css/styles.css';
import ReactDOM from 'react-dom/client';
import { createHarness } from './harness';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
const Harness = createHarness();
ReactDOM.createRoot(root).render(<Harness />);
