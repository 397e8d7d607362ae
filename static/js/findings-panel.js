// The panel “Languages” of the edit form: kept current while one types; a click on a finding goes to
// its place and marks the words on both sides; a finding can be settled, which the form then saves.
(() => {
  const WAIT = 800; // ms after the last change
  const LONGEST = 3000; // ms after the first one, while somebody goes on writing
  const TOO_LONG = [400, 413]; // the site takes no form of this length
  const MARK = "finding"; // the name of the highlight, see admin.css
  const OUTLINED = "finding-outline";
  const SIDES = ["en", "zh_hant"];

  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const root = () => find("[data-findings]");
  const form = () => find("form[data-edit-form]");

  // --- Kept current -------------------------------------------------------------------------------

  let timer = null;
  let since = null; // of the first change that was not compared yet
  let running = null;
  let sent = null;
  let pressed = false; // a click on the list has begun
  let waiting = null; // what is shown when it is done

  const written = () => new URLSearchParams(new FormData(form())).toString();

  const refresh = async () => {
    since = null;
    const body = written();
    if (body === sent) return;
    running?.abort();
    const request = new AbortController();
    running = request;
    try {
      const response = await fetch(root().dataset.findingsUrl, {
        method: "POST",
        body,
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        signal: request.signal,
      });
      trouble("too-long", TOO_LONG.includes(response.status));
      if (TOO_LONG.includes(response.status)) {
        trouble("trouble", false);
        return;
      }
      if (!response.ok || response.redirected) throw new Error(response.statusText);
      const html = await response.text();
      if (request.signal.aborted) return;
      sent = body;
      showWhenReleased(html);
      trouble("trouble", false);
    } catch (error) {
      if (error.name === "AbortError" || !root()) return;
      trouble("trouble", true);
    } finally {
      if (running === request) running = null;
    }
  };

  const refreshSoon = () => {
    if (!root() || !form()) return;
    clearTimeout(timer);
    since ??= Date.now();
    timer = setTimeout(refresh, Math.max(Math.min(WAIT, since + LONGEST - Date.now()), 0));
  };

  const trouble = (name, isShown) => {
    find(`[data-findings-${name}]`, root()).hidden = !isShown;
  };

  // A list that is replaced under a pressed button would swallow the click.
  const showWhenReleased = (html) => {
    if (pressed) waiting = html;
    else show(html);
  };

  const release = () => {
    if (!pressed) return;
    pressed = false;
    // The click itself comes after this.
    setTimeout(() => {
      if (waiting !== null && !pressed && root()) show(waiting);
      if (!pressed) waiting = null;
    });
  };

  const show = (html) => {
    const content = find("[data-findings-content]", root());
    const kept = stateOf(content);
    content.innerHTML = html;
    restore(content, kept);
    const { findingsCount, findingsSays } = find("[data-findings-count]", content).dataset;
    const status = find("[data-findings-status]", root());
    if (status.textContent !== findingsSays) status.textContent = findingsSays;
    const counter = find(
      "[data-side-panel-toggle=languages] [data-side-panel-toggle-counter]",
    );
    counter.textContent = findingsCount;
    counter.hidden = findingsCount === "0";
  };

  // What a person has opened, begun to write, and where they are.
  const stateOf = (content) => ({
    focused: content.contains(document.activeElement) ? document.activeElement.id : "",
    caret: document.activeElement?.selectionEnd,
    open: new Map(all("details[id]", content).map((one) => [one.id, one.open])),
    values: new Map(all("[data-reason]", content).map((one) => [one.id, one.value])),
    // These are in what was sent, but somebody may have gone on writing.
    own: new Map(all("textarea[id]", content).map((one) => [one.id, one.value])),
    ticked: find("[data-findings-tick]", content)?.checked,
  });

  const restore = (content, { focused, caret, open, values, own, ticked }) => {
    const byId = (id) => content.querySelector(`#${CSS.escape(id)}`);
    for (const [id, isOpen] of open) if (byId(id)) byId(id).open = isOpen;
    for (const [id, value] of [...values, ...own]) if (byId(id)) byId(id).value = value;
    const tick = find("[data-findings-tick]", content);
    if (tick && ticked !== undefined) tick.checked = ticked;
    if (!focused) return;
    const again = byId(focused);
    again?.focus({ preventScroll: true });
    if (caret !== undefined && again?.matches("textarea, input[type=text]")) {
      again.setSelectionRange(caret, caret);
    }
    if (!again) sayWhereWeAre();
  };

  const sayWhereWeAre = () => {
    const status = find("[data-findings-status]", root());
    status.tabIndex = -1;
    status.focus({ preventScroll: true });
  };

  // --- To the place -------------------------------------------------------------------------------

  // The block by its id; a block that is not saved yet may have none: by its place in the stream.
  const blockOf = ({ name, index, block }) => {
    const stream = find(`[data-contentpath="${CSS.escape(name)}"]`);
    const byId = block && find(`[data-contentpath="${CSS.escape(block)}"]`, stream ?? document);
    if (byId) return byId;
    const here = stream && find("[data-streamfield-stream-container]", stream);
    return here && all(":scope > [data-streamfield-child]", here).filter((one) => !one.hidden)[index];
  };

  const sideOf = (target, side) => {
    if (target.index === null) {
      const input = find(`[name="${CSS.escape(`${target.name}_${side}`)}"]`, form());
      return input?.closest(".w-field__wrapper, .w-panel__wrapper") ?? input?.parentElement;
    }
    const block = blockOf(target);
    return block && (find(`[data-contentpath="${side}"]`, block) ?? block);
  };

  const reveal = (element) => {
    const tab = element.closest("[role=tabpanel][hidden]");
    if (tab) find(`[role=tab][aria-controls="${CSS.escape(tab.id)}"], [role=tab][href="#${CSS.escape(tab.id)}"]`)?.click();
    for (let panel = element.closest("[data-panel]"); panel; ) {
      const toggle = find("[data-panel-toggle]", panel);
      if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
      panel = panel.parentElement.closest("[data-panel]");
    }
  };

  const EDITABLE = "[contenteditable=true], textarea, input[type=text], input:not([type])";

  // The texts of one side in their order, each with what a place in it is in the document.
  const textsOf = (side) => {
    const texts = [];
    let length = 0;
    const add = (text, element, node) => {
      texts.push({ text, element, node, start: length });
      length += text.length;
    };
    for (const element of all(EDITABLE, side)) {
      const hidden = element.closest("[hidden], [data-comment-box]");
      if (hidden && side.contains(hidden)) continue; // the side itself may be in another tab
      if (texts.length) add("\n", null, null);
      if (!element.isContentEditable) {
        add(element.value, element, null);
        continue;
      }
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let paragraph = null;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const here = node.parentElement.closest("[data-block]");
        if (paragraph && here !== paragraph) add("\n", null, null);
        paragraph = here;
        add(node.data, element, node);
      }
    }
    return texts;
  };

  const positionOf = (text, { words, nth }) => {
    const pattern = words
      .trim()
      .split(/\s+/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("\\s*");
    const found = [...text.matchAll(new RegExp(pattern, "g"))];
    const one = found[Math.min(nth, found.length - 1)];
    return one && { start: one.index, end: one.index + one[0].length };
  };

  // Where in the document the words are: a range, or a part of an input.
  const placeOf = (side, mark) => {
    const texts = textsOf(side);
    const position = positionOf(texts.map(({ text }) => text).join(""), mark);
    if (!position) return null;
    const at = (offset, isEnd) =>
      texts.find(
        ({ element, text, start }) =>
          element && (isEnd ? offset > start : offset >= start) && offset < start + text.length + (isEnd ? 1 : 0),
      );
    const first = at(position.start, false);
    const last = at(position.end, true);
    if (!first || !last) return null;
    if (!first.node) {
      const { element, start } = first;
      return { element, start: position.start - start, end: position.end - start };
    }
    if (!last.node) return null;
    const range = document.createRange();
    range.setStart(first.node, position.start - first.start);
    range.setEnd(last.node, position.end - last.start);
    return { element: first.element, range };
  };

  const unmark = () => {
    CSS.highlights?.delete(MARK);
    all(`.${OUTLINED}`).forEach((one) => one.classList.remove(OUTLINED));
  };

  // The places of both sides, with the words that were found again in them.
  const placesOf = ({ sides }) =>
    SIDES.flatMap((source) =>
      sides[source].map((target) => {
        const element = sideOf(target, source);
        return { element, found: element && target.words ? placeOf(element, target) : null };
      }),
    ).filter(({ element }) => element);

  const goTo = (target) => {
    unmark();
    const places = placesOf(target);
    if (!places.length) return;
    // To where there is something to write, or else to the translation.
    const { element, found } = places.find((place) => !place.found) ?? places.at(-1);
    reveal(element);
    const ranges = places.flatMap((place) => place.found?.range ?? []);
    if (CSS.highlights && ranges.length) CSS.highlights.set(MARK, new Highlight(...ranges));
    for (const place of places) {
      // Words in an input, or none at all: the field says where.
      const isMarked = CSS.highlights && place.found?.range;
      place.element.classList.toggle(OUTLINED, !isMarked);
    }
    // A tab that has just been chosen, or a form that was covered, is shown a moment later.
    setTimeout(() => bringCaretTo(element, found), closeWhereItCovers() ? 400 : 20);
  };

  const bringCaretTo = (element, found) => {
    const editor = found?.element ?? find(EDITABLE, element);
    editor?.focus({ preventScroll: true });
    if (found?.range) {
      // After the words: nothing is replaced by what is typed next.
      window.getSelection().collapse(found.range.endContainer, found.range.endOffset);
    } else if (found) {
      editor.setSelectionRange(found.start, found.end);
    }
    const seen = found?.range?.startContainer.parentElement ?? editor ?? element;
    seen.scrollIntoView({ block: "center", behavior: "instant" });
  };

  // On a narrow screen the panel lies over the form: true where it was closed.
  const closeWhereItCovers = () => {
    const panel = find("[data-form-side]");
    const covers = panel && panel.getBoundingClientRect().width > window.innerWidth * 0.7;
    if (covers) find("[data-form-side-close-button]")?.click();
    return covers;
  };

  // --- Settling -----------------------------------------------------------------------------------

  const settle = (change) => {
    const field = find("input[name=settled]", form());
    field.value = JSON.stringify(change(JSON.parse(field.value || "[]")));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    clearTimeout(timer);
    refresh();
  };

  const others = (entries, { code, digest }) =>
    entries.filter((entry) => entry.code !== code || entry.digest !== digest);

  const settleWithReason = (button) => {
    const input = find("[data-reason]", button.parentElement);
    input.value = input.value.trim();
    if (!input.reportValidity()) return;
    const { code, digest } = button.dataset;
    settle((entries) => [...others(entries, { code, digest }), { code, digest, reason: input.value }]);
  };

  // --- What happens -------------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest?.(selector);
    if (!root()?.contains(event.target)) return;
    const link = on("[data-finding]");
    if (link) {
      event.preventDefault();
      goTo(JSON.parse(link.dataset.finding));
    } else if (on("[data-suggestion]")) {
      const button = on("[data-suggestion]");
      const input = find("[data-reason]", button.closest("details"));
      input.value = button.textContent.trim();
      input.focus();
    } else if (on("[data-settle]")) {
      settleWithReason(on("[data-settle]"));
    } else if (on("[data-reopen]")) {
      settle((entries) => others(entries, on("[data-reopen]").dataset));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches?.("[data-reason]")) return;
    event.preventDefault();
    settleWithReason(find("[data-settle]", event.target.closest("details")));
  });

  document.addEventListener("pointerdown", (event) => {
    pressed = Boolean(find("[data-findings-content]")?.contains(event.target));
  });
  for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, release);

  document.addEventListener("w-unsaved:add", refreshSoon);
  for (const name of ["input", "change", "keyup", "click"]) {
    document.addEventListener(name, (event) => {
      if (form()?.contains(event.target)) refreshSoon();
    });
  }

  window.addEventListener("load", () => {
    if (find("[data-conflicts]")) {
      // A panel that was open would lie over the question or press it together.
      setTimeout(() => {
        if (find("[data-side-panel]:not([hidden])")) find("[data-form-side-close-button]").click();
      });
      return;
    }
    if (root()?.dataset.findingsOpen === undefined) return;
    const toggle = find("[data-side-panel-toggle=languages]");
    if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
  });
})();
