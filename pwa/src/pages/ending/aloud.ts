// Reads a text aloud with the phone's own voice. Only a voice that is on the phone: one from a service would send the words away.
import { useEffect, useRef, useState } from 'preact/hooks';

type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>;

/** The best voice of a language that speaks on the phone itself, or null. */
export function ownVoice<V extends Voice>(voices: readonly V[], language: 'en' | 'cy'): V | null {
  const of = voices.filter((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === language);
  return of.find((voice) => /^en[-_]gb/i.test(voice.lang)) ?? of.find((voice) => voice.default) ?? of[0] ?? null;
}

export interface Aloud {
  /** Null: there is no voice of this language on the phone. */
  state: 'silent' | 'speaking' | 'paused' | null;
  start: () => void;
  pause: () => void;
  stop: () => void;
}

const speech = (): SpeechSynthesis | null => (typeof speechSynthesis === 'undefined' ? null : speechSynthesis);

/** Sentence by sentence: pausing a voice does nothing on many phones, so a pause ends it and going on begins the sentence again. */
export function useAloud(sentences: readonly string[], language: 'en' | 'cy'): Aloud {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null);
  const [state, setState] = useState<'silent' | 'speaking' | 'paused'>('silent');
  const next = useRef(0);
  const turn = useRef(0);
  useEffect(() => {
    const look = () => setVoice(ownVoice(speech()?.getVoices() ?? [], language));
    look();
    speech()?.addEventListener('voiceschanged', look);
    return () => speech()?.removeEventListener('voiceschanged', look);
  }, [language]);
  const quiet = () => {
    turn.current++;
    speech()?.cancel();
  };
  const stop = () => {
    quiet();
    next.current = 0;
    setState('silent');
  };
  // Another text, another page, another app: the voice stops.
  useEffect(() => {
    stop();
    const hide = () => document.visibilityState === 'hidden' && stop();
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      quiet();
    };
  }, [language, sentences.join('')]);
  const say = (mine: number) => {
    const text = sentences[next.current];
    if (turn.current !== mine) return;
    if (text === undefined || !voice) return stop();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    utterance.onend = () => {
      if (turn.current !== mine) return;
      next.current++;
      say(mine);
    };
    utterance.onerror = () => turn.current === mine && stop();
    speech()?.speak(utterance);
  };
  const start = () => {
    quiet();
    setState('speaking');
    say(turn.current);
  };
  const pause = () => {
    quiet();
    setState('paused');
  };
  return { state: voice ? state : null, start, pause, stop };
}
