// The page on which a write was made: where it is seen in the case, and made anew.
import type { CaseFile } from '../../state/case-view';
import type { OutboxItem } from '../../state/vocabulary';

type Members = Record<string, unknown>;

const MARKS: Record<string, string> = {
  out_of_scope: 'out-of-scope', merged_into: 'merge', handed_over: 'hand-over', pack_moved: 'guidance', corrected: 'put-right',
};

/** What the item says as a whole: a change says only what it changes. */
function wholeOf({ head }: OutboxItem, body: Members, file: CaseFile | null): Members {
  const lists = file ? (Object.values(file.items) as unknown as ({ id: string } & Members)[][]) : [];
  return { ...lists.flat().find((one) => one.id === head.resourceId), ...body };
}

export function whereMade(item: OutboxItem, body: Members, file: CaseFile | null): string {
  const { kind, incidentId, resourceId, method } = item.head;
  const all = wholeOf(item, body, file);
  const of = (name: string): string => (typeof all[name] === 'string' ? (all[name]) : '');
  const page = ((): string => {
    switch (kind) {
      case 'crime': return body['outcome'] ? `crimes/${resourceId}/outcome` : `crimes/${resourceId}`;
      case 'referral': return `referrals/${resourceId}`;
      case 'exhibit': return `exhibits/${resourceId}`;
      case 'viewing': return `viewings/${resourceId}`;
      case 'answer': return `questions/${of('question')}/${of('personId') || of('crimeId') || incidentId}`;
      case 'decision': return `decisions/${of('personId')}`;
      case 'advisory': return `advisories/${of('personId')}`;
      case 'restorative_meeting': return `restorative/${resourceId}`;
      case 'education_input': return 'education';
      case 'school_procedures': return 'school-procedures';
      case 'parent_contact': return `parents/${of('personId')}`;
      case 'signposting': return `signposting/${of('personId')}`;
      case 'advice': return 'advice';
      case 'act_dates': return 'dates';
      case 'closure': return method === 'PUT' ? 'close' : 'reopen';
      case 'mark': return method === 'PATCH' && of('mark') === 'corrected' ? `tell-again/${resourceId}` : (MARKS[of('mark')] ?? '');
      default: return '';
    }
  })();
  return `/cases/${incidentId}${page && !page.endsWith('/') ? `/${page}` : ''}`;
}
