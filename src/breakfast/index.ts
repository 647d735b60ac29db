export { eraseNeeds, eraseOldNeeds } from './erase-needs.ts';
export { registerBreakfastRoutes } from './manage-routes.ts';
export { doesAsk, type NeedsFields, needsFields, readNeeds, typedNeeds } from './needs.ts';
export { addNeeds, carryNeeds, changeNeeds, needsOf } from './tell-needs.ts';
