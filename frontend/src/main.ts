import { mount } from "svelte";
import "./styles/app.css";
import { backend, servedStart } from "./backend";
import { languageOfComputer, readWords, setLanguage } from "./locales/index.svelte";
import App from "./shell/App.svelte";
import { readPhrasesBy } from "./ui/phrases";

readPhrasesBy(backend.quick);
const target = document.getElementById("app");
const language = servedStart()?.language ?? languageOfComputer();
void readWords(language).then(() => {
  setLanguage(language);
  if (target) mount(App, { target });
});
