/**
 * Starts with the files that run many others together, as they take longest: Jest knows that of earlier runs only, and
 * otherwise begins with the largest files.
 */
const Sequencer = require('@jest/test-sequencer').default;

const isGroup = ({ path }) => /[\\/]all\.test\.tsx?$/.test(path);

module.exports = class GroupsFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [
      ...sorted.filter(isGroup),
      ...sorted.filter(test => !isGroup(test)),
    ];
  }
};
