export { FOLLOW_TIMING, type FollowTiming } from './followObject';
export { ObjectActions } from './ObjectActions';
