// Where the forms about a meeting lead back to.
import type { Guided } from '../../state/guidance';
import type { Meeting } from './meetings';

export interface MeetingProps<M = Meeting> {
  guided: Guided;
  meeting: M;
}
const listOf = (guided: Guided) => `/cases/${guided.view.file.id}/restorative`;
export const pageOf = (guided: Guided, meeting: Meeting | null) => (meeting ? `${listOf(guided)}/${meeting.id}` : listOf(guided));
