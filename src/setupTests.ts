import '@testing-library/jest-dom';

// jsdom draws nothing, and lacks what measures drawings.
Object.defineProperty(SVGElement.prototype, 'getBBox', {
  value: () => ({ x: 0, y: 0, width: 200, height: 48 }),
});

// react-helmet keeps the functions that exist when it loads. These use the clock of the test in which they are called.
window.requestAnimationFrame = run =>
  window.setTimeout(() => run(performance.now()), 16);
window.cancelAnimationFrame = id => window.clearTimeout(id);
