/**
 * Stands in for popper.js, with which Material UI places tooltips and menus. Nothing has a place in jsdom, and to work
 * it out from its style sheets took a sixth of the time of all tests. In Chromium the real one runs.
 */
module.exports = class UnplacedPopper {
  update() {}

  scheduleUpdate() {}

  destroy() {}
};
