// Opens the case of the address and keeps it as new as what is stored.
import { useEffect } from 'preact/hooks';
import { here } from '../../router';
import { current, openCase, reloadCase, settled } from '../../state/cases';
import type { CaseView } from '../../state/case-view';
import { loadSchools } from '../../state/schools';
import { revision } from '../../state/sync';

export function useCase(): { id: string; view: CaseView | null; loading: boolean } {
  const id = here.value.params['id'] ?? '';
  const rev = revision.value;
  useEffect(() => void loadSchools().then(() => openCase(id)).finally(() => settled(id)), [id]);
  useEffect(() => {
    if (current.value?.id === id) void reloadCase(id);
  }, [rev, id]);
  return current.value?.id === id ? current.value : { id, view: null, loading: true };
}
