// Step 2 of an import: texts are dragged to the row where they belong, with the mouse or the keyboard,
// and what is typed is kept as it is typed. Everything here is done by buttons, too: this only adds.
(() => {
  const root = document.querySelector("[data-import]");
  const form = root?.querySelector("form");
  if (!form) return;
  const seen = form.elements.namedItem("seen");
  const status = form.querySelector("[data-import-status]");

  const say = (words, row) => {
    status.textContent = status.dataset[words].replace("%(row)s", row);
  };

  // --- Commands go through the form, as those of the buttons do ------------------------------------

  const send = (command) => {
    const button = document.createElement("button");
    button.name = "do";
    button.value = command;
    button.hidden = true;
    form.append(button);
    form.requestSubmit(button);
  };

  // Section, row and language of a cell, as the server writes them.
  const placeOf = (cell) => {
    const [section, row, source] = cell.dataset.importCell.split(":");
    return { section, row: Number(row), source };
  };

  const drop = (cell, target) => {
    const { row } = placeOf(cell);
    if (target.row === row && !target.gap) return;
    const command = target.gap ? "insert" : "move";
    // The row that the text leaves may vanish, but the server counts before that.
    send(`${command}:${cell.dataset.importCell}:${target.row}`);
  };

  // --- With the mouse ------------------------------------------------------------------------------

  let dragged = null;
  const TARGET = "import__target";
  const GAP = "import__target-gap";

  const unmark = () => {
    for (const marked of root.querySelectorAll(`.${TARGET}, .${GAP}`)) {
      marked.classList.remove(TARGET, GAP);
    }
  };

  // Over the upper edge of a row: a row of its own before it. Elsewhere: into the row.
  const targetAt = (event) => {
    const row = event.target.closest?.("[data-import-row]");
    if (!dragged || !row) return null;
    const { section, source } = placeOf(dragged);
    if (row.parentElement.dataset.importSection !== section) return null;
    const number = Number(row.dataset.importRow);
    const gap = event.clientY - row.getBoundingClientRect().top < 14;
    const cell = row.querySelector(`[data-import-cell$=":${source}"]`);
    return { row: number, gap, element: gap ? row : cell };
  };

  const mark = (target) => {
    unmark();
    target?.element?.classList.add(target.gap ? GAP : TARGET);
  };

  for (const handle of root.querySelectorAll("[data-import-handle]")) {
    handle.hidden = false;
    const cell = handle.closest("[data-import-cell]");
    handle.addEventListener("dragstart", (event) => {
      dragged = cell;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", cell.dataset.importCell);
      event.dataTransfer.setDragImage(cell, 8, 8);
      root.classList.add("import--dragging");
    });
    handle.addEventListener("dragend", () => {
      dragged = null;
      unmark();
      root.classList.remove("import--dragging");
    });
    handle.addEventListener("click", () => toggle(handle, cell));
    handle.addEventListener("keydown", (event) => steer(event, handle, cell));
    handle.addEventListener("blur", () => lifted && leave());
  }

  root.addEventListener("dragover", (event) => {
    const target = targetAt(event);
    mark(target);
    if (target) event.preventDefault(); // it may be dropped here
  });

  root.addEventListener("drop", (event) => {
    const target = targetAt(event);
    if (!target) return;
    event.preventDefault();
    drop(dragged, target);
  });

  // --- With the keyboard ---------------------------------------------------------------------------

  let lifted = null; // { cell, handle, row }

  const toggle = (handle, cell) => {
    if (lifted) {
      const { row } = lifted;
      const target = lifted.cell;
      leave();
      drop(target, { row, gap: false });
      return;
    }
    lifted = { cell, handle, row: placeOf(cell).row };
    handle.setAttribute("aria-pressed", "true");
    say("lifted", lifted.row + 1);
  };

  const leave = () => {
    if (lifted.row !== placeOf(lifted.cell).row) say("left");
    lifted.handle.removeAttribute("aria-pressed");
    lifted = null;
    unmark();
  };

  const steer = (event, handle, cell) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!lifted || (!step && event.key !== "Escape")) return;
    event.preventDefault();
    if (!step) {
      leave();
      return;
    }
    const { section, source } = placeOf(cell);
    const rows = root.querySelector(`[data-import-section="${section}"]`).children;
    lifted.row = Math.min(Math.max(lifted.row + step, 0), rows.length - 1);
    const element = rows[lifted.row].querySelector(`[data-import-cell$=":${source}"]`);
    mark({ element, gap: false });
    element?.scrollIntoView({ block: "nearest" });
    say("row", lifted.row + 1);
  };

  // --- What is typed is kept -----------------------------------------------------------------------

  let saving = null;

  const save = async () => {
    const body = new FormData(form);
    body.set("do", "keep");
    const headers = { "X-Requested-With": "XMLHttpRequest" };
    const response = await fetch(form.action, { method: "POST", body, headers });
    if (!response.ok) return;
    const answer = await response.json();
    if (answer.reload) {
      window.location.reload();
      return;
    }
    seen.value = answer.seen;
    await refresh();
  };

  // What the page says about the text is asked for anew; what is being filled in stays.
  const refresh = async () => {
    const answer = await fetch(form.action);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const old of root.querySelectorAll("[data-import-live]")) {
      const now = fresh.getElementById(old.id);
      if (now && !old.contains(document.activeElement)) old.replaceChildren(...now.childNodes);
    }
  };

  const queue = () => {
    // One after the other: each answer says which version the next one has seen.
    const turn = (saving ?? Promise.resolve()).then(save).catch(() => {});
    saving = turn;
    turn.then(() => {
      if (saving === turn) saving = null;
    });
  };

  form.addEventListener("change", queue);

  form.addEventListener("submit", (event) => {
    if (!saving) return;
    event.preventDefault();
    const { submitter } = event;
    saving.then(() => form.requestSubmit(submitter));
  });

  // After a change the server has sent the page again: back to where the text stands now.
  const here = document.getElementById(window.location.hash.slice(1));
  if (here?.matches("[data-import-cell]")) here.focus({ preventScroll: true });
})();
