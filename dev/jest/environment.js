/**
 * Backstage's DOM for tests, with a quicker `getComputedStyle`: each query by role and name asks for the styles of many
 * elements.
 */
const {
  getJestEnvironment,
} = require('@backstage/cli-module-test-jest/config/getJestEnvironment');
const { implForWrapper } = require('jsdom/lib/jsdom/living/generated/utils');
const mayMatch = require('./mayMatch');
const quickStyles = require('./quickStyles');

const BackstageEnvironment = require(getJestEnvironment());
const NO_MATCH = { match: false, ast: null, pseudoElement: null };

module.exports = class Environment extends BackstageEnvironment {
  constructor(...args) {
    super(...args);
    const selectors = implForWrapper(this.global.document)._domSelector;
    // jsdom calls `check` for the rules of style sheets only.
    const { check } = selectors;
    selectors.check = (selector, element) =>
      mayMatch(selector, element) ? check(selector, element) : NO_MATCH;
    // JSS looks through the page for it each time it adds a style sheet, until it finds one.
    const nonce = this.global.document.createElement('meta');
    nonce.setAttribute('property', 'csp-nonce');
    nonce.setAttribute('content', 'tests');
    this.global.document.head.append(nonce);
    this.global.getComputedStyle = quickStyles(this.global, mayMatch);
  }
};
