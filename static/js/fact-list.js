// A list of facts in a form: several are chosen in one dialog and come in at its end.
(() => {
  const { ListBlockDefinition } = window.wagtailStreamField.blocks;

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

  class FactList extends ListBlockDefinition {
    render(placeholder, prefix, initialState, initialError, capabilities) {
      const list = super.render(placeholder, prefix, initialState, initialError, capabilities);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-small button-secondary fact-list__several";
      button.textContent = this.meta.addSeveral;
      button.addEventListener("click", () => {
        this.childBlockDef.widget.openModal((chosen) => addTo(list, chosen), { multiple: true });
      });
      list.container[0].append(button);
      return list;
    }
  }

  window.telepath.register("factsheets.FactList", FactList);
})();
