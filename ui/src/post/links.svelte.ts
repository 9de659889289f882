/** The link that the reader asked to open, until it is confirmed or not. */
class Links {
  asked: string | null = $state(null);

  ask(url: string): void {
    this.asked = url;
  }
}

export const links = new Links();
