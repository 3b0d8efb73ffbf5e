import { mount } from "svelte";
import "./styles/app.css";
import { backend } from "./backend";
import App from "./shell/App.svelte";
import { readPhrasesBy } from "./ui/phrases";

readPhrasesBy(backend.quick);
const target = document.getElementById("app");
if (target) mount(App, { target });
