import type { Attachment } from 'svelte/attachments';

/** Sets `data-over` on an element while it holds more than it shows. */
export const markOverflow: Attachment<HTMLElement> = (element) => {
  const observer = new ResizeObserver(() => {
    // Tall marks of Thai and Arabic script reach a little below the last line without being cut.
    element.toggleAttribute('data-over', element.scrollHeight > element.clientHeight + 6);
  });
  observer.observe(element);
  return () => observer.disconnect();
};
