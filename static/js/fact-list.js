// A list of facts in a form: several are chosen in one dialog and come in at its end.
(() => {
  const { ListBlockDefinition } = window.wagtailStreamField.blocks;
  const FORM = "form[data-multiple-choice-form]";
  const TICK = "input[data-multiple-choice-select]";

  const idOf = (child) => String(child.block.getState()?.id ?? "");

  const addTo = (list, chosen) => {
    const there = new Set(list.children.map(idOf));
    const added = chosen.filter(({ id }) => !there.has(String(id)));
    // A place that was left empty is not kept above what was chosen.
    if (added.length) {
      list.children.filter((child) => !idOf(child)).forEach((child) => child.delete());
    }
    added.forEach((fact) => list.insert(fact, list.children.length));
  };

  // What was ticked and is not in the list any more, since a search, a filter or a page changed it.
  const tray = (heading) => {
    const group = document.createElement("fieldset");
    group.className = "fact-list__ticked";
    group.append(document.createElement("legend"));
    group.firstChild.textContent = heading;
    return group;
  };

  const trayTick = (value, words) => {
    const label = document.createElement("label");
    const tick = document.createElement("input");
    Object.assign(tick, { type: "checkbox", name: "id", value, checked: true });
    tick.dataset.multipleChoiceSelect = "";
    label.append(tick, " ", words);
    return label;
  };

  // Wagtail puts a new list in the place of the old one, whose ticks were forgotten.
  const keepTicks = (form, heading) => {
    const results = form.querySelector("#search-results");
    const ticked = new Map();
    const others = tray(heading);
    form.prepend(others);
    const show = () => {
      const listed = new Map([...results.querySelectorAll(TICK)].map((tick) => [tick.value, tick]));
      ticked.forEach((_, value) => listed.has(value) && (listed.get(value).checked = true));
      const elsewhere = [...ticked].filter(([value]) => !listed.has(value));
      others.replaceChildren(others.firstChild, ...elsewhere.map((one) => trayTick(...one)));
      others.hidden = !elsewhere.length;
      form.querySelector("[data-multiple-choice-submit]").disabled = !ticked.size;
    };
    form.addEventListener("change", ({ target }) => {
      if (!target.matches(TICK)) return;
      if (target.checked) ticked.set(target.value, target.labels[0].textContent.trim());
      else ticked.delete(target.value);
      form.querySelector("[data-multiple-choice-submit]").disabled = !ticked.size;
    });
    new MutationObserver(show).observe(results, { childList: true });
    show();
  };

  // The dialog comes from the server: its form is there some time after the button was pressed.
  let waiting = null;
  const whenOpen = (then) => {
    waiting?.disconnect();
    waiting = new MutationObserver(() => {
      const form = document.querySelector(FORM);
      if (!form) return;
      waiting.disconnect();
      then(form);
    });
    waiting.observe(document.body, { childList: true, subtree: true });
  };

  class FactList extends ListBlockDefinition {
    render(placeholder, prefix, initialState, initialError, capabilities) {
      const list = super.render(placeholder, prefix, initialState, initialError, capabilities);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-small button-secondary fact-list__several";
      button.textContent = this.meta.addSeveral;
      button.addEventListener("click", () => {
        whenOpen((form) => keepTicks(form, this.meta.alsoTicked));
        this.childBlockDef.widget.openModal((chosen) => addTo(list, chosen), { multiple: true });
      });
      list.container[0].append(button);
      return list;
    }
  }

  window.telepath.register("factsheets.FactList", FactList);
})();
