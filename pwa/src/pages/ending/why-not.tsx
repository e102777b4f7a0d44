// Why the wording is not for somebody now, and the way to what comes first.
import { t } from '../../i18n/parts/ending';
import { Notice } from '../../ui/parts';
import type { WhyNot } from './say';

interface Props {
  why: WhyNot;
  id: string;
  person: string;
  crime?: string;
  /** False: the page’s heading says it already. */
  titled?: boolean;
}

function next({ why, id, person, crime }: Props): { href: string; text: string } {
  const to = (address: string, link: 'decision' | 'crime' | 'crimes' | 'reopen' | 'case') => ({
    href: `/cases/${id}${address}`,
    text: t(`why.link.${link}`),
  });
  switch (why) {
    case 'route-open':
    case 'not-decided':
    case 'other-route':
      return to(`/decisions/${person}`, 'decision');
    case 'no-offence':
      return to(crime ? `/crimes/${crime}` : '/crimes', crime ? 'crime' : 'crimes');
    case 'no-crime':
    case 'no-crimes':
    case 'not-against':
      return to('/crimes', 'crimes');
    case 'closed':
      return to('/reopen', 'reopen');
    default:
      return to('', 'case');
  }
}

export function WhyNotNotice(props: Props) {
  const link = next(props);
  return (
    <Notice tone={props.why === 'other-route' ? 'owed' : 'wait'} {...(props.titled === false ? {} : { title: t('why.title') })}>
      <p>{t(`why.${props.why}`)}</p>
      <p>
        <a href={link.href}>{link.text}</a>
      </p>
    </Notice>
  );
}
