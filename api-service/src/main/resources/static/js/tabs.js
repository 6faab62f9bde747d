// Shows one of several panels at a time. Without scripts they stand one below the other, under their titles.
export function tabs(list) {
  const all = [...list.querySelectorAll("[role=tab]")];
  const panel = (tab) => document.getElementById(tab.getAttribute("aria-controls"));

  function choose(chosen) {
    for (const tab of all) {
      const selected = tab === chosen;
      tab.setAttribute("aria-selected", selected);
      tab.tabIndex = selected ? 0 : -1;
      panel(tab).hidden = !selected;
    }
    chosen.dispatchEvent(new Event("chosen"));
  }

  list.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) {
      choose(tab);
    }
  });
  list.addEventListener("keydown", (event) => {
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (at >= 0 && to !== undefined) {
      const tab = all.at(to % all.length);
      event.preventDefault();
      choose(tab);
      tab.focus();
    }
  });
  for (const tab of all) {
    panel(tab).setAttribute("role", "tabpanel");
    panel(tab).setAttribute("aria-labelledby", tab.id);
    panel(tab).querySelector(".panel-title")?.remove();
  }
  list.hidden = false;
  choose(all.find((tab) => tab.getAttribute("aria-selected") === "true") ?? all[0]);
  return { choose: (id) => choose(document.getElementById(id)) };
}
