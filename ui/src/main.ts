import { mount } from 'svelte';
import App from './App.svelte';
import { backendInUse } from './api/in-use';
import './styles/index.css';

const target = document.getElementById('app');
if (target) void backendInUse().then((backend) => mount(App, { target, props: { backend } }));
