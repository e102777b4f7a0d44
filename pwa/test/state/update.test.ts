// @vitest-environment happy-dom
// A new version: what it brings is asked of it, and it comes in only when nothing is half-typed and nothing is being sent.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import written from '../../src/news.json';
import { opened } from '../../src/state/lock';
import { report } from '../../src/state/sync';
import { newVersion, news, startUpdates, useNewVersion } from '../../src/state/update';

const NEWS = { en: ['It locks'], cy: ['Mae’n cloi'] };
const said: unknown[] = [];
const worker = {
  postMessage(message: unknown, ports: MessagePort[] = []) {
    said.push(message);
    ports[0]?.postMessage(NEWS);
  },
};
const quiet = () => report.value = { ...report.value, running: false };
beforeEach(() => {
  said.length = 0;
  [newVersion.value, news.value, opened.value] = [false, { en: [], cy: [] }, true];
  quiet();
  vi.stubEnv('DEV', false);
  const registration = Object.assign(new EventTarget(), { waiting: worker, installing: null, update: () => Promise.resolve() });
  const serviceWorker = Object.assign(new EventTarget(), { controller: {}, register: () => Promise.resolve(registration) });
  vi.stubGlobal('navigator', { userAgent: 'test', serviceWorker });
});
const comesIn = () => said.includes('use-new-version');

describe('a new version', () => {
  it('says what is new in both languages', async () => {
    await startUpdates(() => false);
    await vi.waitFor(() => expect(news.value).toEqual(NEWS));
    expect(newVersion.value).toBe(true);
  });
  it('waits while something is half-typed', async () => {
    await startUpdates(() => false);
    expect(comesIn()).toBe(false);
  });
  it('comes in at a start where nothing is, and behind a lock, where all that was typed is stored', async () => {
    await startUpdates(() => true);
    expect(comesIn()).toBe(true);
    said.length = 0;
    opened.value = false;
    await startUpdates(() => false);
    expect(comesIn()).toBe(true);
  });
  it('waits for what is being sent', async () => {
    report.value = { ...report.value, running: true };
    await startUpdates(() => true);
    expect(comesIn()).toBe(false);
    quiet();
    expect(comesIn()).toBe(true);
  });
  it('is asked for by a press, once', async () => {
    await startUpdates(() => false);
    useNewVersion();
    expect(said.filter((one) => one === 'use-new-version')).toHaveLength(1);
  });
  it('has something to say in each language, as many things in one as in the other', () => {
    expect(written.en.length).toBeGreaterThan(0);
    expect(written.cy).toHaveLength(written.en.length);
  });
});
