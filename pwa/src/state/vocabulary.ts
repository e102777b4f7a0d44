// What pages need of the domain: closed lists, types of answers and checks. Pages read it from here, not from the layers below.
export * from '../domain/vocabulary';
export * from '../domain/check';
export { emptyTime, isBlank, londonDate, parseDate, toInstant, toWall, ageOn, type WallTime } from '../domain/london';
export { ageOf, isChildOn } from '../domain/person';
export { checkWho, whoToWire, type Who } from '../domain/who';
export { isItemKind, ITEM_KINDS, listOf, type ItemKind, type ItemList } from '../domain/items';
export { emptyPerson, isBlankPerson, emptyHappened, emptyReport, type Draft, type HappenedAnswer, type PersonAnswer, type ReportAnswer, type SchoolAnswer } from '../domain/draft';
export { happenedFromWire, happenedToWire, personFromWire, personToWire, reportFromWire, reportToWire, schoolFromWire, schoolToWire } from '../domain/answers';
export { isBlocked, type OutboxItem, type Refusal } from '../domain/entry';
export { instant, latestNow as now, likelyNow } from '../platform/clock';
