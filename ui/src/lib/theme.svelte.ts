/** Light and dark. `data-theme` on the root always says which of the two is shown. */

export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'theme';

class Theme {
  #choice: ThemeChoice = $state('system');
  #systemIsDark = $state(false);

  get choice(): ThemeChoice {
    return this.#choice;
  }

  /** Which is on the screen. Charts read it so as to draw again when it changes. */
  get shown(): 'light' | 'dark' {
    if (this.#choice !== 'system') return this.#choice;
    return this.#systemIsDark ? 'dark' : 'light';
  }

  /** Takes up what the reader chose last, or `asked` if the program was started with a theme. */
  begin(asked: string | null): void {
    const media = matchMedia('(prefers-color-scheme: dark)');
    this.#systemIsDark = media.matches;
    media.addEventListener('change', () => {
      this.#systemIsDark = media.matches;
      this.#show();
    });
    this.#choice = toChoice(asked ?? localStorage.getItem(KEY));
    this.#show();
  }

  choose(choice: ThemeChoice): void {
    this.#choice = choice;
    localStorage.setItem(KEY, choice);
    this.#show();
  }

  #show(): void {
    document.documentElement.dataset['theme'] = this.shown;
  }
}

export const theme = new Theme();

/** The colour that a token stands for now, for charts: `tokenColour('accent')`. Read `theme.shown` beside it. */
export function tokenColour(token: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim();
}

function toChoice(text: string | null): ThemeChoice {
  return text === 'light' || text === 'dark' ? text : 'system';
}
