// Everything works without this file: it remembers the theme, copies the text and prints.
(() => {
  "use strict";
  const root = document.documentElement;
  const store = (value) => {
    try {
      if (value) localStorage.setItem("theme", value);
      return localStorage.getItem("theme");
    } catch {
      return null; // storage may be forbidden; the choice then lasts for this page
    }
  };

  // At once, before anything is painted.
  const chosen = store();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches);

  const theme = (button) => {
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      store(root.dataset.theme);
      show();
    });
    prefersDark.addEventListener("change", show);
    show();
    button.hidden = false;
  };

  const copy = (button) => {
    const text = document.getElementById(button.dataset.copy);
    const status = document.querySelector("[data-copy-status]");
    const byHand = () => {
      // Without the clipboard (plain HTTP, an old browser): select the text for the reader.
      text.closest("details").open = true;
      text.focus();
      text.select();
      return document.execCommand("copy");
    };
    button.addEventListener("click", async () => {
      status.textContent = "";
      let copied = false;
      try {
        await navigator.clipboard.writeText(text.value);
        copied = true;
      } catch {
        copied = byHand();
      }
      status.textContent = copied ? button.dataset.done : button.dataset.failed;
    });
    button.hidden = false;
  };

  const print = (button) => {
    button.addEventListener("click", () => window.print());
    button.hidden = false;
  };

  // Choices that were not made stay out of the address.
  const tidy = (form) => {
    form.addEventListener("submit", () => {
      for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
    });
    window.addEventListener("pageshow", () => {
      for (const field of form.elements) field.disabled = false;
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-theme-toggle]").forEach(theme);
    document.querySelectorAll("[data-copy]").forEach(copy);
    document.querySelectorAll("[data-print]").forEach(print);
    document.querySelectorAll("form.filter").forEach(tidy);
  });
})();
