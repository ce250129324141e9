/**
 * Backstage's DOM for tests, with a quicker `getComputedStyle`. jsdom compares each element with all rules of all style
 * sheets, of which Material UI adds hundreds, and whoever asks for a role's name asks for the style of all that is in
 * it: this took a quarter of the time of all tests. Nearly all rules are ruled out by their class alone.
 */
const {
  getJestEnvironment,
} = require('@backstage/cli-module-test-jest/config/getJestEnvironment');
const { implForWrapper } = require('jsdom/lib/jsdom/living/generated/utils');
const mayMatch = require('./mayMatch');

const BackstageEnvironment = require(getJestEnvironment());
const NO_MATCH = { match: false, ast: null, pseudoElement: null };

module.exports = class Environment extends BackstageEnvironment {
  constructor(...args) {
    super(...args);
    const selectors = implForWrapper(this.global.document)._domSelector;
    // Only style rules are compared by this one.
    const { check } = selectors;
    selectors.check = (selector, element) =>
      mayMatch(selector, element) ? check(selector, element) : NO_MATCH;
  }
};
