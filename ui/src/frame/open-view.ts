import { location, type View } from '../location.svelte';
import { tray } from '../tray/tray.svelte';

/** Goes to a view as the rail does: Accounts begin with their list, Compare with what is in the tray. */
export function openView(view: View): void {
  if (view === 'compare') location.go({ view, accounts: tray.addresses });
  else if (view === 'account') location.go({ view, accounts: [] });
  else location.go({ view });
}
