// Measures the page from inside: how long after an act the page stands still, and how long its frames take. All times are
// milliseconds. Runs in the page, through WebDriver, with the page's own clock.

const QUIET_MS = 400;

// Now and then a web view on a virtual display draws nothing at all until it is driven anew: then a frame is lost.
const LOST_MS = 500;
let lost = 0;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const frame = async () => {
  const drawn = new Promise((done) => requestAnimationFrame(() => done(true)));
  if (!(await Promise.race([drawn, pause(LOST_MS)]))) lost++;
  return performance.now();
};
const feed = () => document.querySelector('[role=feed]');

/** Whether rows in sight are still on their way. */
const isWaiting = () => feed()?.querySelector('[aria-label=Loading]') !== null;

/** Acts, and tells when a part of the page changed first and when the page stood still: the frame after the change. */
async function untilStill(act, part) {
  const begun = performance.now();
  let first = null;
  let last = begun;
  let lastSeen = begun;
  const observer = new MutationObserver((changes) => {
    lastSeen = performance.now();
    const isPart = changes.some(({ target }) => {
      const element = target instanceof Element ? target : target.parentElement;
      return element?.closest(part);
    });
    requestAnimationFrame(() => {
      last = performance.now();
      if (isPart) first ??= last;
    });
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  act();
  while (performance.now() - lastSeen < QUIET_MS) await pause(20);
  observer.disconnect();
  return { first: (first ?? last) - begun, still: last - begun };
}

/** Times between frames while something goes on. */
async function framesOf(work) {
  const frames = [];
  let going = true;
  const count = (async () => {
    let before = await frame();
    while (going) {
      const now = await frame();
      frames.push(now - before);
      before = now;
    }
  })();
  const result = await work();
  going = false;
  await count;
  return { frames, result };
}

const measures = {
  /** Puts a whole query into the box. */
  async ask(query) {
    const field = document.querySelector('input[role=combobox]');
    field.focus();
    return untilStill(() => {
      field.value = query;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, 'main');
  },

  /** Types it letter by letter, at the pace of a quick typist; the frames meanwhile. */
  async type(query) {
    const field = document.querySelector('input[role=combobox]');
    field.focus();
    const { frames } = await framesOf(async () => {
      for (let n = 1; n <= query.length; n++) {
        field.value = query.slice(0, n);
        field.setSelectionRange(n, n);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await pause(120);
      }
      await pause(QUIET_MS);
    });
    return { frames, lost };
  },

  /** Scrolls by so many pixels each frame, from a share of the list on. */
  async scroll(share, steps, pixels) {
    const list = feed();
    list.scrollTop = (list.scrollHeight - list.clientHeight) * share;
    await pause(QUIET_MS);
    const { frames, result } = await framesOf(async () => {
      let waiting = 0;
      for (let n = 0; n < steps && lost === 0; n++) {
        list.scrollTop += pixels;
        await frame();
        if (isWaiting()) waiting++;
      }
      return waiting;
    });
    return { frames, waiting: result, lost };
  },

  /** Pulls the scroll bar to a share of the list: how long until the rows there are read. */
  async jump(share) {
    const list = feed();
    const begun = performance.now();
    list.scrollTop = (list.scrollHeight - list.clientHeight) * share;
    await frame();
    while (isWaiting()) await frame();
    return performance.now() - begun;
  },

  /** Goes to a view by its button in the rail. */
  async go(view) {
    const buttons = [...document.querySelectorAll('nav[aria-label=Views] button')];
    const button = buttons.find((one) => one.textContent.trim().startsWith(view));
    return untilStill(() => button.click(), 'main');
  },

  /** Asks the program itself, without the page: the way there and back, and the size of the answer. */
  async call(name, request) {
    const begun = performance.now();
    const answer = await window.__TAURI_INTERNALS__.invoke('call', { name, request, task: null, slot: null });
    const ms = performance.now() - begun;
    return { ms, bytes: JSON.stringify(answer).length };
  },
};

const [name, given] = arguments;
window.measured = null;
measures[name](...given).then(
  (value) => (window.measured = { value }),
  (error) => (window.measured = { error: String(error) }),
);
