import type { Plugin } from 'vite';
export function styleLoader(): Plugin;
