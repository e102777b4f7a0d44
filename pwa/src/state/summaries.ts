// The case in plain text for the forms of other systems. The server makes these texts, so they need a network.
import type { components } from '../contract/openapi';
import { readOne, type Answer } from './reading';

export type SummaryForm = components['schemas']['Summary']['form'];

export async function readSummary(
  incidentId: string,
  form: SummaryForm,
  subject: string | null,
  language: 'en' | 'cy',
): Promise<Answer<string>> {
  const query = new URLSearchParams({ ...(subject ? { subject } : {}), language });
  const answer = await readOne<components['schemas']['Summary']>(`/incidents/${incidentId}/summaries/${form}?${query.toString()}`);
  if ('failed' in answer) return answer;
  return typeof answer.value?.text === 'string' ? { value: answer.value.text } : { failed: 'no-network' };
}
