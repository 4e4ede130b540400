// Tells whether a click is one that opens a link here, not in another tab or window.
export const isPlain = (event) =>
  event.button === 0 && !event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
