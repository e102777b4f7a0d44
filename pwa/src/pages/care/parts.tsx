// What stands on every page about items of a case.
import type { ComponentChildren } from 'preact';
import { t as main } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/care-shared';
import type { CaseView } from '../../state/case-view';
import type { Owed } from '../../state/guidance';
import type { ItemKind } from '../../state/items';
import { records } from '../../state/role';
import type { Who } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { Meta, Notice, Tag } from '../../ui/parts';
import { Page } from '../../ui/page';
import './care.css';

/** Units read a case and answer for themselves; everything else is recorded by the officers whose case it is. */
export const mayWrite = (view: CaseView): boolean => view.file.status !== 'closed' && records.value;

export const live = <T extends { withdrawn?: unknown }>(list: readonly T[]): T[] => list.filter((one) => !one.withdrawn);

/** Somebody to be named: where nobody else can be chosen, the fields for the name are open from the start. */
export const somebody = (): Who => ({ name: '', position: '' });

/** A merge patch takes objects member by member: the name of one must not stay beside the account of another. */
export const whoAnew = (who: Who | null): Required<Who> | null =>
  who ? { personId: null, officerId: null, name: null, position: null, ...who } : null;

/** Instead of a form while nothing can be added. */
export function ClosedNotice({ view }: { view: CaseView }) {
  if (view.file.status !== 'closed') return null;
  return (
    <Notice tone="wait" title={t('closed.title')}>
      <p>{t('closed.text')}</p>
      <p>
        <a href={`/cases/${view.file.id}/reopen`}>{t('closed.link')}</a>
      </p>
    </Notice>
  );
}

/** A form whose case is closed, or whose reader may not write. */
export function NoForm({ view, title, back, children }: { view: CaseView; title: string; back: string; children?: ComponentChildren }) {
  return (
    <Page title={title} back={{ href: back }}>
      <ClosedNotice view={view} />
      {children}
    </Page>
  );
}

export function Gone({ back }: { back: string }) {
  return (
    <Page title={t('gone.title')} back={{ href: back }}>
      <p>{t('gone.text')}</p>
    </Page>
  );
}

export function NoPackNotice({ show }: { show: boolean }) {
  return show ? (
    <Notice tone="wait" title={t('noPack.title')}>
      <p>{t('noPack.text')}</p>
    </Notice>
  ) : null;
}

export function UnsentTag({ view, id }: { view: CaseView; id: string }) {
  return view.unsent.has(id) ? <Tag tone="wait">{t('unsent')}</Tag> : null;
}

interface Item {
  id: string;
  writtenAt: string;
  recordedBy?: { displayName: string } | null | undefined;
  withdrawn?: { reason: string; at: string; by: { displayName: string } } | null | undefined;
}
interface FootProps {
  view: CaseView;
  kind: ItemKind;
  item: Item;
  /** Read out with the links. */
  what: string;
  /** The page on which it is corrected. */
  correct?: string;
}
/** Who wrote it down; and either the ways to correct and to withdraw it, or why it was withdrawn. */
export function ItemFoot({ view, kind, item, what, correct }: FootProps) {
  const { withdrawn } = item;
  const link = (href: string, text: string) => (
    <a class="row-link" href={href}>
      {text}
      <span class="visually-hidden"> {what}</span>
    </a>
  );
  return (
    <>
      <div class="item-foot">
        <Meta parts={[t('written', { name: item.recordedBy?.displayName ?? '', time: dayAndTime(item.writtenAt) })]} />
        {mayWrite(view) && !withdrawn ? (
          <p class="row-actions">
            {correct ? link(correct, main('action.correct')) : null}
            {link(`/cases/${view.file.id}/${kind}/${item.id}/withdraw`, main('action.withdraw'))}
          </p>
        ) : null}
      </div>
      {withdrawn ? (
        <p class="small">
          <span class="strong">{main('withdrawn.label')}</span>{' '}
          {main('withdrawn.by', { name: withdrawn.by.displayName, time: dayAndTime(withdrawn.at) })}{' '}
          {main('withdrawn.reason', { reason: withdrawn.reason })}
        </p>
      ) : null}
    </>
  );
}

/** By when something is due, loud when that has passed. */
export function Due({ owed }: { owed: Pick<Owed, 'dueAt' | 'overdue'> }) {
  if (!owed.dueAt) return null;
  return owed.overdue ? (
    <Tag tone="owed">{t('overdue', { time: dayAndTime(owed.dueAt) })}</Tag>
  ) : (
    <span class="small muted">{t('due', { time: dayAndTime(owed.dueAt) })}</span>
  );
}

export const HOWS = ['here', 'form', 'email', 'phone', 'in_person', 'other'] as const;
export type How = (typeof HOWS)[number];

export function HowField({
  id,
  value,
  onChange,
  error,
  here = true,
}: {
  id: string;
  value: string;
  onChange: (how: How) => void;
  error?: string | undefined;
  here?: boolean;
}) {
  const hint: Partial<Record<How, string>> = { here: t('how.here.hint'), form: t('how.form.hint') };
  return (
    <Radios
      id={id}
      legend={t('how')}
      error={error}
      value={value}
      onChange={onChange}
      options={HOWS.filter((how) => here || how !== 'here').map((how) => ({
        value: how,
        label: t(`how.${how}`),
        ...(hint[how] ? { hint: hint[how] } : {}),
      }))}
    />
  );
}
