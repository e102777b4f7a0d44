// The case of the address together with what the guidance says about it: anew whenever the case changes, and each minute for what falls due.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CaseView } from '../../state/case-view';
import { guide, loadKnown, type Guided, type Known } from '../../state/guidance';
import { now } from '../../state/vocabulary';
import { useCase } from './use-case';

const MINUTE = 60_000;

export function useGuided(): { id: string; guided: Guided | null; view: CaseView | null; loading: boolean; noPack: boolean } {
  const { id, view, loading } = useCase();
  const [known, setKnown] = useState<{ view: CaseView; is: Known } | null>(null);
  const [minute, setMinute] = useState(() => Math.floor(now() / MINUTE));
  useEffect(() => {
    let wanted = true;
    if (view) void loadKnown(view).then((is) => wanted && setKnown({ view, is }));
    return () => {
      wanted = false;
    };
  }, [view]);
  useEffect(() => {
    const timer = setInterval(() => setMinute(Math.floor(now() / MINUTE)), 10_000);
    return () => clearInterval(timer);
  }, []);
  // Of the same case: what was known a moment ago will do until it has been read again.
  const is = known && view && known.view.file.id === view.file.id && known.view.file.guidancePack === view.file.guidancePack ? known.is : null;
  const guided = useMemo(() => (view && is ? guide(view, is, now()) : null), [view, is, minute]);
  return { id, guided, view, loading: loading || (!!view && !is), noPack: !!is && !guided };
}
