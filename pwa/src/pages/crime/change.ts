// What every form of a crime has in common: where it leads back to, and that it changes only what differs.
import type { CaseView } from '../../state/case-view';
import type { Guided } from '../../state/guidance';
import { changeItem } from '../../state/items';
import { changedIn } from '../care/checks';
import type { Crime } from './links';

export interface FormProps {
  view: CaseView;
  guided: Guided | null;
  /** null: a new one. */
  crime: Crime | null;
}
export type Known = FormProps & { crime: Crime };

export const addressOf = ({ view, crime }: FormProps): string => `/cases/${view.file.id}/crimes${crime ? `/${crime.id}` : ''}`;
export const change = (props: Known, body: object, form: string): Promise<void> =>
  changeItem(props.view, 'crime', props.crime, changedIn(props.crime, body), form);
