// Pages that are loaded when they are first opened. The service worker keeps their files, so this works without a network too.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { partsReady, t } from '../i18n';
import { Button } from '../ui/parts';
import { Loading, Page } from '../ui/page';

interface Options {
  /** Instead of a whole page, for a part of one. */
  part?: boolean;
}

function Failed({ part, again }: { part: boolean; again: () => void }) {
  const inside = (
    <>
      <p>{t('lazy.failed.do')}</p>
      <p><Button type="button" onClick={again}>{t('action.tryAgain')}</Button></p>
    </>
  );
  if (part) return <section class="card edge-wait" role="alert"><p class="strong">{t('lazy.failed')}</p>{inside}</section>;
  return <Page title={t('lazy.failed')} back={{ href: '/', label: t('nav.cases') }}>{inside}</Page>;
}

/** `lazy(() => import('./guide/question').then((m) => m.QuestionPage))` */
export function lazy<P extends object = object>(load: () => Promise<ComponentType<P>>, { part = false }: Options = {}): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  return function Lazy(props: P) {
    const [, show] = useState(0);
    const [failed, setFailed] = useState(false);
    const start = () => {
      setFailed(false);
      load().then(async (component) => {
        await partsReady();
        loaded = component;
        show((n) => n + 1);
      }).catch(() => setFailed(true));
    };
    useEffect(() => {
      if (!loaded) start();
    }, []);
    if (loaded) {
      const Component = loaded;
      return <Component {...props} />;
    }
    if (failed) return <Failed part={part} again={start} />;
    return part ? <p class="muted loading" role="status">{t('loading')}</p> : <Loading />;
  };
}
