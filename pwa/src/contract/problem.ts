// What a problem means for the outbox: see domain/plan-send.ts, which needs no wire to say so.
export { verdict, type Verdict } from '../domain/plan-send';
