import type { Plugin } from 'vite';
export function weights(): Plugin;
