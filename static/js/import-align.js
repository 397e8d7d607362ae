// Step 2 of an import: texts are dragged to the row where they belong, with a mouse, a pen, a finger
// or the keyboard. Everything here is done by buttons, too: this only adds.
(() => {
  const root = document.querySelector("[data-import]");
  const form = root?.querySelector("form");
  if (!form) return;
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

  const sectionOf = (row) => row.parentElement.dataset.importSection;

  // The row that the text leaves may vanish, but the server counts before that.
  const drop = (cell, target) => {
    const from = placeOf(cell);
    const isHere = target.section === from.section;
    if (isHere && target.row === from.row && !target.gap) return;
    const { importCell } = cell.dataset;
    if (isHere) send(`${target.gap ? "insert" : "move"}:${importCell}:${target.row}`);
    else send(`carry:${importCell}:${target.row}${target.gap ? ":before" : ""}`);
  };

  const TARGET = "import__target";
  const BEFORE = "import__target-gap";
  const AFTER = "import__target-gap-below";

  const unmark = () => {
    for (const marked of root.querySelectorAll(`.${TARGET}, .${BEFORE}, .${AFTER}`)) {
      marked.classList.remove(TARGET, BEFORE, AFTER);
    }
  };

  const mark = (target) => {
    unmark();
    target?.element?.classList.add(target.look ?? TARGET);
  };

  const cellIn = (row, source) => row.querySelector(`[data-import-cell$=":${source}"]`);

  // --- With a mouse, a pen or a finger -------------------------------------------------------------

  const FAR = 6; // pixels: less is a click
  const EDGE = { mouse: 14 }; // pixels of a row's edge that mean: a row of its own here
  const EDGE_OF_SCREEN = 70; // pixels: there the page scrolls

  let drag = null; // { cell, handle, pointer, x, y, ghost, target }

  // Over the upper edge of a row: a row of its own before it; over the lower edge of the last row,
  // after it. Elsewhere: into the row.
  const targetAt = ({ clientX, clientY, pointerType }) => {
    const under = document.elementFromPoint(clientX, clientY);
    const empty = under?.closest("[data-import-section]:empty");
    if (empty) {
      return { section: empty.dataset.importSection, row: 0, gap: true, element: empty };
    }
    const row = under?.closest("[data-import-row]");
    if (!row || !root.contains(row)) return null;
    const section = sectionOf(row);
    const number = Number(row.dataset.importRow);
    const { top, bottom } = row.getBoundingClientRect();
    const edge = EDGE[pointerType] ?? 22;
    if (clientY - top < edge) {
      return { section, row: number, gap: true, element: row, look: BEFORE };
    }
    if (!row.nextElementSibling && bottom - clientY < edge) {
      return { section, row: number + 1, gap: true, element: row, look: AFTER };
    }
    const { source } = placeOf(drag.cell);
    return { section, row: number, gap: false, element: cellIn(row, source) };
  };

  const lift = () => {
    const words = drag.cell.querySelector("textarea, input")?.value ?? "";
    drag.ghost = document.createElement("div");
    drag.ghost.className = "import__ghost";
    drag.ghost.lang = drag.cell.querySelector("[lang]")?.lang ?? "";
    drag.ghost.textContent = words.length > 80 ? `${words.slice(0, 80)}…` : words;
    document.body.append(drag.ghost);
    root.classList.add("import--dragging");
    drag.cell.classList.add("import__cell--lifted");
    drag.scroller = requestAnimationFrame(scroll);
  };

  const follow = () => {
    drag.ghost.style.transform = `translate(${drag.x + 12}px, ${drag.y + 12}px)`;
    drag.target = targetAt({ clientX: drag.x, clientY: drag.y, pointerType: drag.type });
    mark(drag.target);
  };

  const scrolled = () => {
    let part = root;
    while (part && !/auto|scroll/.test(getComputedStyle(part).overflowY)) part = part.parentElement;
    return part && part.scrollHeight > part.clientHeight ? part : document.scrollingElement;
  };

  // The buttons stay at the bottom of the screen, over what would be dropped on.
  const bottomOfScreen = () =>
    Math.min(
      window.innerHeight,
      document.querySelector(".import__answer--sticky")?.getBoundingClientRect().top ?? Infinity,
    );

  const scroll = () => {
    if (!drag?.ghost) return;
    const up = drag.y < EDGE_OF_SCREEN;
    const down = drag.y > bottomOfScreen() - EDGE_OF_SCREEN;
    if (up || down) {
      scrolled().scrollBy({ top: up ? -10 : 10, behavior: "instant" });
      follow();
    }
    drag.scroller = requestAnimationFrame(scroll);
  };

  const letGo = () => {
    cancelAnimationFrame(drag.scroller);
    drag.ghost?.remove();
    drag.cell.classList.remove("import__cell--lifted");
    root.classList.remove("import--dragging");
    unmark();
    drag = null;
  };

  let wasDragged = false; // the click that ends a drag is none

  const start = (event, handle, cell) => {
    if (drag || event.button !== 0) return;
    wasDragged = false;
    const { pointerId, pointerType: type, clientX: x, clientY: y } = event;
    drag = { cell, handle, pointer: pointerId, type, x, y, fromX: x, fromY: y };
    handle.setPointerCapture(pointerId);
  };

  const move = (event) => {
    if (drag?.pointer !== event.pointerId) return;
    drag.x = event.clientX;
    drag.y = event.clientY;
    if (!drag.ghost) {
      if (Math.hypot(drag.x - drag.fromX, drag.y - drag.fromY) < FAR) return;
      wasDragged = true;
      lift();
    }
    follow();
  };

  const end = (event) => {
    if (drag?.pointer !== event.pointerId) return;
    const { cell, target } = drag;
    letGo();
    if (target && event.type === "pointerup") drop(cell, target);
  };

  for (const handle of root.querySelectorAll("[data-import-handle]")) {
    handle.hidden = false;
    const cell = handle.closest("[data-import-cell]");
    handle.addEventListener("pointerdown", (event) => start(event, handle, cell));
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", end);
    handle.addEventListener("pointercancel", end);
    handle.addEventListener("click", () => !wasDragged && toggle(handle, cell));
    handle.addEventListener("keydown", (event) => {
      wasDragged = false;
      steer(event, cell);
    });
    handle.addEventListener("blur", () => lifted && leave());
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag?.ghost) letGo();
  });

  // --- With the keyboard ---------------------------------------------------------------------------

  let lifted = null; // { cell, handle, row }: the row is an element

  const toggle = (handle, cell) => {
    if (lifted) {
      const { row } = lifted;
      const target = lifted.cell;
      leave();
      drop(target, { section: sectionOf(row), row: Number(row.dataset.importRow), gap: false });
      return;
    }
    lifted = { cell, handle, row: cell.closest("[data-import-row]") };
    handle.setAttribute("aria-pressed", "true");
    say("lifted", Number(lifted.row.dataset.importRow) + 1);
  };

  const leave = () => {
    if (!lifted.row.contains(lifted.cell)) say("left");
    lifted.handle.removeAttribute("aria-pressed");
    lifted = null;
    unmark();
  };

  const steer = (event, cell) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!lifted || (!step && event.key !== "Escape")) return;
    event.preventDefault();
    if (!step) {
      leave();
      return;
    }
    // All rows, one section behind the other: the arrows go over the end mark, too.
    const rows = [...root.querySelectorAll("[data-import-row]")];
    const at = rows.indexOf(lifted.row) + step;
    lifted.row = rows[Math.min(Math.max(at, 0), rows.length - 1)];
    const element = cellIn(lifted.row, placeOf(cell).source);
    mark({ element });
    element?.scrollIntoView({ block: "nearest" });
    say(
      sectionOf(lifted.row) === "closing" ? "rowAfter" : "row",
      Number(lifted.row.dataset.importRow) + 1,
    );
  };

  // After a change the server has sent the page again: back to where the text stands now.
  const here = document.getElementById(window.location.hash.slice(1));
  if (here?.matches("[data-import-cell]")) here.focus({ preventScroll: true });
})();
