/** Files held over the window, from the system. */
class Drops {
  hovering = $state(false);
}

export const drops = new Drops();
