// What a write says, in plain words.
import { SummaryList } from '../../ui/parts';
import { sayAll, type Words } from '../parts/changes';

export function Content({ kind, body, words, title }: { kind: string; body: Record<string, unknown>; words: Words; title: string }) {
  return (
    <section class="card" aria-labelledby="content-title">
      <h2 id="content-title">{title}</h2>
      <SummaryList rows={sayAll(kind, body, words).map(({ label, text }) => ({ label, value: <span class="prose">{text}</span> }))} />
    </section>
  );
}
