// The texts of a case's guidance, when they are on this phone.
import { useEffect, useState } from 'preact/hooks';
import type { Source } from '../../state/guidance';
import { packOf } from '../../state/packs';

export function usePack(version: string | undefined): Source | null {
  const [pack, setPack] = useState<Source | null>(null);
  useEffect(() => {
    if (version !== undefined) void packOf(version).then((known) => setPack(known?.pack.source ?? null));
  }, [version]);
  return pack;
}
