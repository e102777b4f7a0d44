// The phone's clock stands off: what its pages and workers are told as the time. The server's clock is untouched.

/** In the page: Date is so many milliseconds off, and goes on as before. */
function shift(ms) {
  globalThis.clockOff = ms;
  if (globalThis.TrueDate) return;
  const TrueDate = (globalThis.TrueDate = Date);
  globalThis.Date = class Date extends TrueDate {
    constructor(...parts) {
      super(...(parts.length ? parts : [TrueDate.now() + globalThis.clockOff]));
    }
    static now() {
      return TrueDate.now() + globalThis.clockOff;
    }
  };
}

/** From here on, on this page and every one that is opened later. */
export async function setClockOff(phone, ms) {
  phone.clockOff = ms;
  await phone.context.addInitScript(shift, ms);
  for (const page of phone.context.pages()) await page.evaluate(shift, ms);
}
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
