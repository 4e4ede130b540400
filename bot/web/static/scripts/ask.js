// The page that asks, with what a script adds to it: answers in place, the document beside them, offers while typing.
import { listen as answerInPlace } from "./thread.js";
import { listen as openBeside } from "./panel.js";
import { offer } from "./offers.js";
import { wait } from "./opening.js";

const form = document.querySelector("form[data-asks]");
const heard = document.getElementById("trang-nghe");

// A screen reader says what changes: the same words twice are a change only through nothing.
const tell = (words) => {
  heard.textContent = "";
  setTimeout(() => { heard.textContent = words; }, 30);
};

const ask = answerInPlace(form, tell);
openBeside();
offer(form.elements.q, heard.dataset, tell, ask);
wait(document.querySelector("[data-opening]"), form.elements.q);
