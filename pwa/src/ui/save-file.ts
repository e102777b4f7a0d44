// Gives a text out as a file. There is no way in for one: nothing in the app takes a file.

/** Long enough for the browser to have read it. */
const READ_MS = 60_000;

export function saveFile(name: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), READ_MS);
}
