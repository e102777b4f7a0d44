// The app's own few icons, drawn in place: no file, no font.
const line = {
  viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round',
  'aria-hidden': true, class: 'icon',
} as const;

/** The signpost; the same shapes as scripts/icons.mjs. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M14 3h4v26h-4z" class="mark-post" />
      <path d="M18 6h9l4 4-4 4h-9z" class="mark-right" />
      <path d="M14 15H6l-4 4 4 4h8z" class="mark-left" />
    </svg>
  );
}
export const CasesIcon = () => <svg {...line}><path d="M4 6h6l2 3h8v10H4z" /></svg>;
export const SchoolIcon = () => <svg {...line}><path d="M4 20V10l8-6 8 6v10M9 20v-6h6v6M3 20h18" /></svg>;
export const ConcernsIcon = () => <svg {...line}><path d="M12 4l9 16H3zM12 10v4M12 17.2h.01" /></svg>;
export const WaitingIcon = () => <svg {...line}><path d="M12 16V5M7 9l5-5 5 5M5 15v5h14v-5" /></svg>;
export const MoreIcon = () => <svg {...line}><path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3.5" /></svg>;
export const PlusIcon = () => <svg {...line}><path d="M12 5v14M5 12h14" /></svg>;
export const LockIcon = () => <svg {...line}><path d="M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3" /></svg>;
export const CoverIcon = () => (
  <svg {...line}>
    <path d="M4 4l16 16M9.9 5.2A9.6 9.6 0 0 1 12 5c5 0 8.5 4.5 9.5 7a13 13 0 0 1-2.6 3.8" />
    <path d="M6.3 7.3A13.5 13.5 0 0 0 2.5 12c1 2.5 4.5 7 9.5 7a9.3 9.3 0 0 0 4.6-1.2M9.8 9.9a3 3 0 0 0 4.2 4.2" />
  </svg>
);
