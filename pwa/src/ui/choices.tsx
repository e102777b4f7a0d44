// Radios and checkboxes with large targets; a chosen option may show what belongs to it.
//
// Must hold: a fieldset with a legend, which may be the page's heading; hint and error are read with the group; native inputs, so arrow
// keys and the space bar work; the whole row is the target; chosen is told by the mark in the input, not by the ground alone; radios are
// never chosen beforehand; "not known yet" stands last, after "or"; what a choice reveals comes right after it in the order of reading.
import { Fragment, type ComponentChildren } from 'preact';
import { ErrorText, Hint, describedBy } from './field';

export interface Option<V extends string> {
  value: V;
  label: string;
  hint?: string;
  /** Shown below the option while it is chosen. */
  reveal?: ComponentChildren;
}
interface GroupProps {
  id: string;
  legend: string;
  /** The legend is the page's heading: one question on the page. */
  heading?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
  children: ComponentChildren;
}

export function Group({ children, ...props }: GroupProps) {
  return (
    <fieldset class={props.error ? 'field has-error' : 'field'} aria-describedby={describedBy(props)}>
      <legend class={props.heading ? 'legend-heading' : 'label'}>
        {props.heading ? <h1 tabIndex={-1}>{props.legend}</h1> : props.legend}
      </legend>
      <Hint {...props} />
      <ErrorText {...props} />
      {children}
    </fieldset>
  );
}

interface ChoiceProps<V extends string> extends Omit<GroupProps, 'children'> {
  options: readonly Option<V>[];
  /** Splits off the last option, which means "none of these". */
  orLast?: string | undefined;
}

interface OneProps<V extends string> {
  /** Of the group: also the name of its inputs. */
  id: string;
  type: 'radio' | 'checkbox';
  option: Option<V>;
  on: boolean;
  onPick: (on: boolean) => void;
}
function Choice<V extends string>({ id, type, option, on, onPick }: OneProps<V>) {
  const own = `${id}-${option.value}`;
  return (
    <>
      <div class={`choice ${type}`}>
        <input
          id={own} name={id} type={type} value={option.value} checked={on} aria-describedby={option.hint ? `${own}-hint` : undefined}
          onChange={(event) => onPick(event.currentTarget.checked)}
        />
        <label for={own}>{option.label}</label>
        {option.hint ? <p class="hint" id={`${own}-hint`}>{option.hint}</p> : null}
      </div>
      {on && option.reveal ? <div class="reveal">{option.reveal}</div> : null}
    </>
  );
}

type RadioProps<V extends string> = ChoiceProps<V> & { value: string; onChange: (value: V) => void };
export function Radios<V extends string>({ options, value, onChange, orLast, ...group }: RadioProps<V>) {
  return (
    <Group {...group}>
      <div class="choices">
        {options.map((option, at) => (
          <Fragment key={option.value}>
            {orLast && at === options.length - 1 ? <p class="or">{orLast}</p> : null}
            <Choice id={group.id} type="radio" option={option} on={value === option.value} onPick={() => onChange(option.value)} />
          </Fragment>
        ))}
      </div>
    </Group>
  );
}

type CheckboxProps<V extends string> = ChoiceProps<V> & { values: readonly V[]; onChange: (values: V[]) => void };
export function Checkboxes<V extends string>({ options, values, onChange, ...group }: CheckboxProps<V>) {
  return (
    <Group {...group}>
      <div class="choices">
        {options.map((option) => (
          <Choice key={option.value} id={group.id} type="checkbox" option={option} on={values.includes(option.value)}
            onPick={(on) => onChange(options.map((o) => o.value).filter((v) => (v === option.value ? on : values.includes(v))))} />
        ))}
      </div>
    </Group>
  );
}
