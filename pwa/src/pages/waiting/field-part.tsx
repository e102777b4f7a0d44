// One member of a write that can be put right: a text, a time, a day or a choice.
import { useState } from 'preact/hooks';
import { emptyTime, parseDate, toInstant, toWall, type WallTime } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { DateTimeFields } from '../../ui/date-time';
import { TextArea } from '../../ui/text-field';
import { maybe } from '../../i18n/parts/desk';
import { labelOf } from '../parts/changes';
import { codesOf, idOf, type Field } from './fields';

interface Props {
  field: Field;
  value: unknown;
  error: string | undefined;
  onChange: (value: string) => void;
  /** What is wrong with what was typed, so that it cannot be sent; null when it can be. */
  onWrong: (code: string | undefined) => void;
}

/** A day is shown at noon, so that it is the same day in London. */
const wallOf = (value: unknown): WallTime => (typeof value === 'string' && value ? toWall(value.length > 10 ? value : `${value}T12:00:00Z`) : emptyTime);

function TimePart({ field, value, error, onChange, onWrong }: Props) {
  const [typed, setTyped] = useState(() => wallOf(value));
  const type = (next: WallTime) => {
    setTyped(next);
    const read = field.how === 'moment' ? toInstant(next) : parseDate(next);
    onWrong('error' in read ? read.error : undefined);
    if (!('error' in read)) onChange('date' in read ? read.date : read.instant);
  };
  return <DateTimeFields id={idOf(field.pointer)} legend={labelOf(field.name)} error={error} value={typed} onChange={type} withTime={field.how === 'moment'} />;
}

export function FieldPart(props: Props) {
  const { field: { name, how, pointer }, value, error, onChange } = props;
  const [id, label, text] = [idOf(pointer), labelOf(name), typeof value === 'string' ? value : ''];
  if (how === 'text') return <TextArea id={id} label={label} error={error} value={text} onInput={onChange} rows={3} />;
  if (how !== 'choice') return <TimePart {...props} />;
  return <Radios id={id} legend={label} error={error} value={text} onChange={onChange} options={codesOf(name).map((code) => ({ value: code, label: maybe(`${name}.${code}`)! }))} />;
}
