import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { start } from './backend';
import { theme } from './lib/theme.svelte';

const startup = await start();
theme.begin(startup.theme);
const target = document.getElementById('app');
if (target) mount(App, { target, props: { startup } });
