// A new version is ready: what it brings, and a button to use it.
import { language, t } from '../../i18n';
import { news, newVersion, useNewVersion } from '../../state/update';
import { Button, Notice } from '../../ui/parts';

export function NewVersion() {
  if (!newVersion.value) return null;
  return (
    <Notice title={t('update.title')}>
      {news.value[language.value].length ? <ul>{news.value[language.value].map((text) => <li key={text}>{text}</li>)}</ul> : null}
      <Button kind="quiet" type="button" onClick={useNewVersion}>{t('update.button')}</Button>
    </Notice>
  );
}
