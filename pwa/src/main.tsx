// Boot order: language, guards, what is kept here, router, page; the service worker comes last.
import { render } from 'preact';
import { App } from './app';
import { startLanguage } from './i18n';
import { nothingHalfTyped, startRouter } from './router';
import { noticeFullPhone } from './state/drafts';
import { startLocks } from './state/lock';
import { guardAgainstMedia } from './state/media-guard';
import { startSession } from './state/session';
import { startUpdates } from './state/update';
import './styles/tokens.css';
import './styles/base.css';
import './styles/forms.css';
import './styles/parts.css';
import './styles/pages.css';

guardAgainstMedia();
startRouter();

startLocks();
noticeFullPhone();

void startLanguage()
  .then(startSession)
  .then(() => {
    const root = document.getElementById('app')!;
    root.replaceChildren();
    render(<App />, root);
    return startUpdates(nothingHalfTyped);
  });
