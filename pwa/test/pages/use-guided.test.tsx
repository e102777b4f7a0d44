// @vitest-environment happy-dom
// A page about the guidance, from what is stored on the phone to what is on the screen.
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepCase } from '../../src/db/cases';
import { eraseEverything } from '../../src/db/open';
import { keepPack } from '../../src/db/packs';
import { useGuided } from '../../src/pages/case/use-guided';
import { go } from '../../src/router';
import { current } from '../../src/state/cases';
import { addItem } from '../../src/state/items';
import { officer } from '../../src/state/session';
import { refresh } from '../../src/state/sync';
import { AT, caseFile, me, party, person } from '../support/files';
import { PACK } from '../support/pack';

vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('no network')));
window.scrollTo = () => undefined;
const file = caseFile('i1', { persons: [person('p1', { dateOfBirth: '2012-03-09' })], parties: [party('y1', 'p1', 'victim')] });
let last: ReturnType<typeof useGuided>;
function Probe() {
  last = useGuided();
  return null;
}
const root = document.createElement('div');
const open = () => {
  go('/cases/i1', 'replace');
  render(<Probe />, root);
};
beforeEach(async () => {
  await eraseEverything();
  officer.value = { ...me, username: 'demo', role: 'schools_officer' };
  current.value = null;
  await refresh();
  await keepCase('i1', AT, '"1.1"', file, { id: 'i1' }, '2016.1');
});
afterEach(() => render(null, root));
const notified = () => last.guided?.evaluation.requirements.find((one) => one.requirement === 'ppu_notified')?.state;

describe('what the guidance says on the screen', () => {
  it('is there with the case, and anew with every write', async () => {
    await keepPack({ id: '2016.1', etag: '"1"', inForceFrom: '2016-11-01', wordingCy: null, pack: PACK });
    open();
    await vi.waitFor(() => expect(notified()).toBe('owed'));
    expect(last).toMatchObject({ id: 'i1', loading: false, noPack: false });
    await addItem(last.view!, 'referral', { to: 'ppu', personId: 'p1', at: AT, by: { name: 'Demo' }, how: 'here' }, null);
    await vi.waitFor(() => expect(notified()).not.toBe('owed'));
    expect(last.guided!.view.state).toBe('waiting');
  });
  it('is said to be missing when the guidance of the case is not on this phone, and the case is there all the same', async () => {
    open();
    await vi.waitFor(() => expect(last).toMatchObject({ guided: null, noPack: true, loading: false }));
    expect(last.view!.file.persons).toHaveLength(1);
  });
});
