// Step 2 of an import: what is typed is kept while it is typed. Where it cannot be kept that is said,
// and it is tried again; nothing that was typed goes away unseen.
(() => {
  const root = document.querySelector("[data-import]");
  const form = root?.querySelector("form");
  if (!form) return;
  const { seen, csrfmiddlewaretoken: token } = form.elements;
  const notice = form.querySelector("[data-import-notice]");

  const PAUSE = 700; // milliseconds without a key: then it is kept
  const AGAIN = 5000; // milliseconds between two tries
  const OURS = ["csrfmiddlewaretoken", "seen"];

  // --- What was typed ------------------------------------------------------------------------------

  const fields = () =>
    [...form.elements].filter(({ name, type }) => name && type !== "submit" && !OURS.includes(name));

  const valuesOf = (read) => {
    const values = new Map();
    for (const field of fields()) {
      const value = read(field);
      if (value !== null) values.set(field.name, value);
    }
    return values;
  };

  // As the server sent it: a browser may fill in what stood here before.
  const kept = valuesOf((field) =>
    field.type !== "radio" ? field.defaultValue : field.defaultChecked ? field.value : null,
  );
  const now = () =>
    valuesOf((field) => (field.type !== "radio" || field.checked ? field.value : null));

  // Emptied fields take their row away: not before they are left, for the next word may be coming.
  const left = new Set();

  const typed = () =>
    [...now()].filter(
      ([name, value]) => value !== kept.get(name) && (value.trim() || left.has(name)),
    );

  // --- What is said --------------------------------------------------------------------------------

  let trouble = ""; // why nothing is kept: "offline", "signed-out"; and for good: "stale", "gone"
  const isForGood = () => trouble === "stale" || trouble === "gone";

  const say = (words) => {
    const said = form.querySelector(`template[data-import-says="${words}"]`);
    notice.replaceChildren(...(said ? [said.content.cloneNode(true)] : []));
    notice.className = `import__notice import__notice--${words}`;
  };

  const inTrouble = (words) => {
    if (trouble !== words) say(words);
    trouble = words;
    stash();
  };

  const outOfTrouble = () => {
    if (trouble) say("kept");
    trouble = "";
    sessionStorage.removeItem(STASH);
  };

  // --- Keeping it ----------------------------------------------------------------------------------

  const post = (changed, more) => {
    const body = new FormData();
    for (const name of OURS) body.set(name, form.elements[name].value);
    body.set("do", "keep");
    for (const [name, value] of changed) body.set(name, value);
    if (more?.version) body.set("seen", more.version);
    const headers = { "X-Requested-With": "XMLHttpRequest" };
    return fetch(form.action, { method: "POST", body, headers, keepalive: Boolean(more) });
  };

  const pageAnew = async () => {
    const answer = await fetch(form.action);
    if (!answer.ok || answer.redirected) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };

  // Whoever has signed in again, in another window, has a new token.
  const isSignedIn = async () => {
    const fresh = (await pageAnew())?.querySelector("[data-import] [name=csrfmiddlewaretoken]");
    if (fresh) token.value = fresh.value;
    return Boolean(fresh);
  };

  const troubleOf = ({ ok, status }) =>
    ok ? "" : ({ 403: "signed-out", 409: "stale", 410: "gone" }[status] ?? "offline");

  const keepNow = async () => {
    const changed = typed();
    if (isForGood()) return;
    if (!changed.length) {
      outOfTrouble();
      return;
    }
    try {
      let response = await post(changed);
      if (response.status === 403 && (await isSignedIn())) response = await post(changed);
      const reason = troubleOf(response);
      if (reason) {
        inTrouble(reason);
        return;
      }
      const answer = await response.json();
      seen.value = answer.seen;
      for (const [name, value] of changed) kept.set(name, value);
      outOfTrouble();
      if (answer.reload) comeAnew();
    } catch {
      inTrouble("offline");
    }
  };

  // What the page says about the text is asked for anew; what is being filled in stays.
  const refresh = async () => {
    if (trouble) return;
    const fresh = await pageAnew().catch(() => null);
    if (!fresh) return;
    for (const old of root.querySelectorAll("[data-import-live]")) {
      const now = fresh.getElementById(old.id);
      if (now && !old.contains(document.activeElement)) old.replaceChildren(...now.childNodes);
    }
  };

  // One after the other: each answer says which version the next one has seen.
  let turn = Promise.resolve();
  let busy = 0;
  const keep = (...then) => {
    clearTimeout(timer);
    busy += 1;
    for (const step of [keepNow, ...then]) turn = turn.then(step);
    turn = turn.finally(() => {
      busy -= 1;
    });
    return turn;
  };

  let timer = 0;
  form.addEventListener("input", ({ target }) => {
    left.delete(target.name);
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });

  form.addEventListener("change", ({ target }) => {
    left.add(target.name);
    keep(refresh);
  });

  const tryAgain = () => {
    if (trouble && !isForGood() && !busy) keep();
  };
  setInterval(tryAgain, AGAIN);
  window.addEventListener("online", tryAgain);
  window.addEventListener("focus", tryAgain);

  // --- Leaving the page ----------------------------------------------------------------------------

  let isLeaving = false; // with all that was typed
  const STASH = `import ${form.action}`;

  // For when this window comes back here. A row that has gone counts the others anew: `version` is
  // empty then, and the words are shown, not filled in.
  const stash = (version = seen.value) => {
    const typeOf = new Map(fields().map(({ name, type }) => [name, type]));
    const words = typed().map(([name, value]) => [name, value, typeOf.get(name)]);
    if (words.length) sessionStorage.setItem(STASH, JSON.stringify({ version, words }));
  };

  const comeAnew = () => {
    stash("");
    isLeaving = true;
    window.location.reload();
  };

  form.addEventListener("submit", (event) => {
    const { submitter } = event;
    if (["again", "discard"].includes(submitter?.value) || isLeaving) {
      isLeaving = true;
      return;
    }
    clearTimeout(timer);
    if (!busy && !trouble && !typed().length) {
      isLeaving = true;
      return;
    }
    // First it is kept: a form that is sent to a site that is not there is lost.
    event.preventDefault();
    keep(() => {
      if (isLeaving) return;
      if (trouble) {
        notice.focus();
        return;
      }
      isLeaving = true;
      form.requestSubmit(submitter);
    });
  });

  window.addEventListener("pagehide", () => {
    if (isLeaving || !typed().length) return;
    stash();
    if (trouble) return;
    // What is on its way makes a version more.
    const version = busy ? Number(seen.value) + 1 : seen.value;
    post(typed(), { version: String(version) }).catch(() => {});
  });

  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) window.location.reload();
  });

  window.addEventListener("beforeunload", (event) => {
    if (trouble && !isLeaving && typed().length) event.preventDefault();
  });

  notice.addEventListener("click", ({ target }) => {
    if (target.closest("[data-import-anew]")) {
      stash();
      isLeaving = true;
      window.location.reload();
    }
    if (target.closest("[data-import-dismiss]")) say("");
  });

  // --- Coming back ---------------------------------------------------------------------------------

  const show = (words) => {
    say("lost");
    notice.querySelector("ul").replaceChildren(
      ...words.map(([name, value]) => {
        const item = document.createElement("li");
        item.lang = form.elements.namedItem(name)?.lang ?? "";
        item.textContent = value;
        return item;
      }),
    );
  };

  const putBack = (words) => {
    for (const [name, value] of words) {
      const found = form.elements.namedItem(name);
      if (!found) continue;
      found.value = value; // of radios: the one that says it is chosen
      const field = found instanceof RadioNodeList ? found[0] : found;
      field.dispatchEvent(new Event("input", { bubbles: true })); // it grows with its words
      left.add(name);
    }
    say("back");
    keep(refresh);
  };

  const comeBack = () => {
    const { version, words = [] } = JSON.parse(sessionStorage.getItem(STASH) ?? "{}");
    const stands = now();
    const missing = words.filter(([name, value]) => stands.get(name) !== value);
    if (version !== seen.value) {
      const texts = [...stands.values()];
      const isText = ([, value, type]) => type !== "radio" && value.trim();
      const gone = missing.filter((word) => isText(word) && !texts.includes(word[1]));
      if (gone.length) show(gone);
    } else if (missing.length) {
      putBack(missing);
    }
    sessionStorage.removeItem(STASH); // not before: what goes wrong above loses no word
  };

  comeBack();
})();
