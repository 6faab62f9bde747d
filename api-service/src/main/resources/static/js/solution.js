// Editors of an author's programs.
import { editorFor } from "./editor.js";

for (const field of document.querySelectorAll("textarea.program")) {
  editorFor(field, document.querySelector(`label[for="${field.id}"]`).textContent + ", in Python");
}
