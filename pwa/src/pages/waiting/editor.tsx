// Edit a refused write with the same fields it was written with, and send it again.
import { useMemo, useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { WaitingItem } from '../../state/waiting';
import {
  happenedFromWire, happenedToWire, isItemKind, londonDate, NOTE_KINDS, now, personFromWire, personToWire, reportFromWire, reportToWire, ROLES, schoolFromWire, schoolToWire, type FormError, type NoteKind, type PartyRole,
} from '../../state/vocabulary';
import type { CaseFile, Person } from '../../state/case-view';
import { schoolName } from '../../state/schools';
import { Radios } from '../../ui/choices';
import { t as desk } from '../../i18n/parts/desk';
import { Button, SummaryList } from '../../ui/parts';
import { TextArea, TextField } from '../../ui/text-field';
import { sayAll, type Words } from '../parts/changes';
import { errorText } from '../parts/messages';
import { FieldPart } from './field-part';
import { fieldsOf, idOf, isInside, put, valueAt, type Body } from './fields';
import { whereMade } from './made-at';
import { HappenedFields } from '../parts/happened-fields';
import { NarrativeField } from '../parts/narrative-fields';
import { PersonFields } from '../parts/person-fields';
import { ChannelFields, ReportedFields, ReporterFields } from '../parts/report-fields';
import { SchoolFields } from '../parts/school-fields';

interface Props {
  body: Body;
  set: (change: Body) => void;
  errors: readonly FormError[];
}

function IncidentParts({ body, set, errors }: Props) {
  const wire = body as Partial<CaseFile>;
  const [school, setSchool] = useState(() => ({ ...schoolFromWire(wire.school), name: wire.school?.name ?? schoolName(wire.school?.id) ?? '' }));
  const [report, setReport] = useState(() => reportFromWire(wire.report));
  const [happened, setHappened] = useState(() => happenedFromWire(wire.happened));
  const changeReport = (change: Partial<typeof report>) => {
    const next = { ...report, ...change };
    setReport(next);
    set({ report: reportToWire(next) });
  };
  return (
    <>
      {'school' in body ? <><h2>{t('label.school')}</h2><SchoolFields value={school} errors={errors} onChange={(change) => { const next = { ...school, ...change }; setSchool(next); set({ school: schoolToWire(next) }); }} /></> : null}
      {'report' in body ? <><ChannelFields value={report} onChange={changeReport} errors={errors} /><ReporterFields value={report} onChange={changeReport} errors={errors} /><ReportedFields value={report} onChange={changeReport} errors={errors} /></> : null}
      {'happened' in body ? <HappenedFields value={happened} errors={errors} onChange={(change) => { const next = { ...happened, ...change }; setHappened(next); set({ happened: happenedToWire(next) }); }} /> : null}
      {'narrative' in body ? <NarrativeField value={(wire.narrative as string | null) ?? ''} errors={errors} onChange={(narrative) => set({ narrative: narrative || null })} /> : null}
    </>
  );
}

function PersonParts({ body, set, errors, create }: Props & { create: boolean }) {
  const [answer, setAnswer] = useState(() => personFromWire('', body as Partial<Person>, [], null));
  return <PersonFields value={answer} errors={errors} school={null} roles={false} onChange={(change) => {
    const next = { ...answer, ...change };
    setAnswer(next);
    const wire = personToWire(next, null, londonDate(now())) as Body;
    // A change sends only the fields it was about, and those touched now.
    const before = personToWire(answer, null, londonDate(now())) as Body;
    set(create ? wire : Object.fromEntries(Object.entries(wire).filter(([key, value]) => key in body || JSON.stringify(value) !== JSON.stringify(before[key]))));
  }} />;
}

function PartyParts({ body, set }: Props) {
  if ('withdrawnReason' in body) return <TextArea id="reason" label={t('withdraw.reason')} value={body['withdrawnReason'] as string} onInput={(withdrawnReason) => set({ withdrawnReason })} rows={4} />;
  return <Radios id="party-role" legend={t('person.roles')} value={body['role'] as string} onChange={(role: PartyRole) => set({ role })} options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))} />;
}

function NoteParts({ body, set }: Props) {
  if ('withdrawnReason' in body) return <TextArea id="reason" label={t('withdraw.reason')} value={body['withdrawnReason'] as string} onInput={(withdrawnReason) => set({ withdrawnReason })} rows={4} />;
  return (
    <>
      <Radios id="note-kind" legend={t('notes.kind')} value={body['kind'] as string} onChange={(kind: NoteKind) => set({ kind })} options={NOTE_KINDS.map((kind) => ({ value: kind, label: t(`noteKind.${kind}`) }))} />
      <TextField id="told-by" label={t('notes.who')} value={(body['toldBy'] as string | undefined) ?? ''} onInput={(toldBy) => set({ toldBy: toldBy || null })} />
      <TextArea id="note-text" label={t('notes.text')} value={body['text'] as string} onInput={(text) => set({ text })} rows={6} />
    </>
  );
}

/** What was typed and cannot be sent, by its place. */
interface Wrong {
  of: Record<string, string | undefined>;
  set: (of: Record<string, string | undefined>) => void;
}

/** The server names a field by a pointer; the inputs have their own ids. */
const INPUT: Record<string, string> = {
  '/narrative': 'narrative', '/school': 'school-search', '/school/id': 'school-search', '/school/name': 'school-name', '/report/reportedAt': 'reported-day', '/report/logReference': 'log-reference', '/report/channelOther': 'channel-other-text',
  '/happened': 'happened-exact', '/happened/at': 'at-day', '/happened/from': 'from-day', '/happened/to': 'to-day', '/givenNames': 'given-names', '/familyName': 'family-name', '/knownAs': 'known-as', '/dateOfBirth': 'born-day',
  '/statedAge/years': 'stated-years', '/yearGroup': 'year-group', '/position': 'position', '/languageOther': 'language-other', '/schoolName': 'school-other',
};

/** An item of the case: what of it can be put right here, the rest in words to be copied, and the way to where it was made. */
function ItemParts({ item, body, set, words, wrong }: Omit<Props, 'errors'> & { item: WaitingItem; words: Words; wrong: Wrong }) {
  const errors = item.last?.errors ?? [];
  const fields = useMemo(() => fieldsOf(body, errors.map((error) => error.pointer)), []);
  const here = fields.map(({ pointer }) => pointer.split('/')[1]!);
  const rest = sayAll(item.head.kind, Object.fromEntries(Object.entries(body).filter(([name]) => !here.includes(name) || isInside(body[name]))), words);
  return (
    <>
      <p>{desk('edit.texts')}</p>
      <p><a class="row-link" href={whereMade(item, body, words.file)}>{desk('edit.open')}</a></p>
      {fields.map((field) => {
        const code = wrong.of[field.pointer] ?? errors.find((error) => error.pointer === field.pointer)?.code;
        return <FieldPart key={field.pointer} field={field} value={valueAt(body, field.pointer)} error={code ? errorText(code) : undefined}
          onChange={(value) => set(put(body, field.pointer, value))} onWrong={(found) => wrong.set({ ...wrong.of, [field.pointer]: found })} />;
      })}
      {rest.length ? <SummaryList rows={rest.map(({ label, text }) => ({ label, value: <span class="prose">{text}</span> }))} /> : null}
    </>
  );
}

const PARTS = { incident: IncidentParts, person: PersonParts, party: PartyParts, note: NoteParts } as const;

export function EntryEditor({ item, words, onSend }: { item: WaitingItem; words: Words; onSend: (body: Body) => void }) {
  const [body, setBody] = useState<Body>(() => JSON.parse(item.body.json) as Body);
  const [wrong, setWrong] = useState<Wrong['of']>({});
  const errors = (item.last?.errors ?? []).map(({ pointer, code }) => ({ field: INPUT[pointer] ?? pointer, code }));
  const props = { body, errors, set: (change: Body) => setBody({ ...body, ...change }) };
  const { kind, method } = item.head;
  const Parts = isItemKind(kind) || kind === 'look' ? null : PARTS[kind];
  const referenceTaken = item.last?.code === 'reference-taken' || item.last?.errors.some((error) => error.pointer === '/reference');
  const submit = (event: Event) => {
    event.preventDefault();
    const [bad] = Object.keys(wrong).filter((pointer) => wrong[pointer]);
    if (bad) return document.getElementById(`${idOf(bad)}-day`)?.focus();
    const { reference, ...rest } = body;
    // A reference the server cannot take is left out: the server then gives one.
    onSend(referenceTaken || reference === undefined ? rest : { reference, ...rest });
  };
  return (
    <form noValidate onSubmit={submit}>
      <h2>{t('item.editTitle')}</h2>
      {referenceTaken ? <p>{t('item.newReference')}</p> : null}
      {Parts ? <Parts {...props} create={method === 'PUT'} /> : <ItemParts {...props} item={item} words={words} wrong={{ of: wrong, set: setWrong }} />}
      <Button>{t('item.resend')}</Button>
    </form>
  );
}
