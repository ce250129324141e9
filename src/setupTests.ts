import '@testing-library/jest-dom';

// react-helmet keeps the functions that exist when it loads. These use the clock of the test in which they are called.
window.requestAnimationFrame = run =>
  window.setTimeout(() => run(performance.now()), 16);
window.cancelAnimationFrame = id => window.clearTimeout(id);
