// The editor of a reference solution.
import { editorFor } from "./editor.js";

const field = document.getElementById("code");
if (field) {
  editorFor(field, "Code, in Python");
}
