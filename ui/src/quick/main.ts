import { mount } from 'svelte';
import { backendInUse } from '../api/in-use';
import '../styles/index.css';
import '../styles/quick.css';
import Quick from './Quick.svelte';

const target = document.getElementById('app');
if (target) void backendInUse().then((backend) => mount(Quick, { target, props: { backend } }));
