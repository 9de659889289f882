/** Who carries out what the keyboard asks for: the frame does some of it, the open view the rest. */
import { KeyReader, type Action } from './keys';

type Handlers = Partial<Record<Action, () => void>>;

class Actions {
  /** The view's own come after the frame's and before them in being asked. */
  #handlers: readonly Handlers[] = [];
  readonly #reader = new KeyReader();

  /** Offers handlers until the returned function is called; for `$effect`. */
  offer(handlers: Handlers): () => void {
    this.#handlers = [handlers, ...this.#handlers];
    return () => (this.#handlers = this.#handlers.filter((one) => one !== handlers));
  }

  carryOut(action: Action): boolean {
    const handler = this.#handlers.find((one) => one[action])?.[action];
    handler?.();
    return handler !== undefined;
  }

  /** A key was pressed somewhere in the window. */
  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]')) return;
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const action = this.#reader.read({
      key,
      ctrl: ctrlKey || metaKey,
      alt: altKey,
      inField: isField(event.target),
      shift: shiftKey,
      onPage: event.target === document.body,
    });
    if (action !== null && this.carryOut(action)) event.preventDefault();
  }
}

export const actions = new Actions();

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
