/* What every page needs beside htmx: theme, menu, tabs, copying, the state of its stream. No inline script anywhere. */
(() => {
  const root = document.documentElement;
  const kept = localStorage.getItem("theme");
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const say = text => { const region = document.querySelector("#said"); if (region) region.textContent = text; };

  const showTheme = () => all("[data-theme-choice]").forEach(button =>
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === (root.dataset.theme ?? "system"))));

  const showTab = tab => {
    all("[role=tab]", tab.parentElement).forEach(other => {
      const chosen = other === tab;
      other.setAttribute("aria-selected", String(chosen));
      other.tabIndex = chosen ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).hidden = !chosen;
    });
  };

  const copy = async button => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.classList.add("is-done");
    button.lastChild.textContent = "Copied";
    say("Copied");
  };

  /* The page's stream: a loss is said after three seconds, and bridged by asking every ten. */
  const watchStream = () => {
    const place = document.getElementById("live"), state = document.getElementById("live-state");
    if (!place || !state) return;
    const url = place.getAttribute("hx-sse:connect");
    let lost = null, asking = null, paused = false;
    const show = (word, text, tone) => {
      if (state.dataset.state === word) return;
      state.dataset.state = word;
      state.querySelector("i").className = `dot ${tone}`;
      state.querySelector("span").textContent = text;
    };
    const well = () => {
      clearTimeout(lost); clearInterval(asking); lost = asking = null;
      if (!paused) show("live", "Live", "is-live dot--beat");
    };
    const ask = () => window.htmx?.ajax("GET", url + "&once=1", { source: place, swap: "none" });
    const gone = event => {
      if (event?.detail?.status === 401) { location.assign("/sign-in"); return; }
      if (lost || asking) return;
      lost = setTimeout(() => { show("lost", "No connection, asking every 10 s", "is-unverified"); asking = setInterval(ask, 10000); }, 3000);
    };
    document.addEventListener("htmx:sse:after:connection", well);
    document.addEventListener("htmx:sse:after:message", well);
    document.addEventListener("htmx:sse:error", gone);
    document.addEventListener("htmx:error", gone);
    document.addEventListener("htmx:sse:before:message", event => { if (paused) event.preventDefault(); });
    const button = document.querySelector("[data-pause]");
    button?.addEventListener("click", () => {
      paused = !paused;
      button.setAttribute("aria-pressed", String(paused));
      button.textContent = paused ? "Go on with updates" : "Pause updates";
      if (paused) show("paused", "Paused", "is-stopped"); else { well(); ask(); }
    });
  };

  const press = digit => {
    const key = document.querySelector(`[data-digit="${CSS.escape(digit)}"]`);
    if (!key) return;
    key.classList.add("is-down");
    setTimeout(() => key.classList.remove("is-down"), 140);
  };

  document.addEventListener("DOMContentLoaded", () => {
    showTheme();
    watchStream();
    document.addEventListener("click", event => {
      const hit = selector => event.target.closest(selector);
      const choice = hit("[data-theme-choice]"), tab = hit("[role=tab]"), copier = hit("[data-copy]"), menu = hit("[data-menu]");
      if (choice) {
        if (choice.dataset.themeChoice === "system") { delete root.dataset.theme; localStorage.removeItem("theme"); }
        else { root.dataset.theme = choice.dataset.themeChoice; localStorage.setItem("theme", choice.dataset.themeChoice); }
        showTheme();
      }
      if (tab) showTab(tab);
      if (copier) copy(copier);
      if (menu) menu.setAttribute("aria-expanded", String(document.querySelector(".nav").classList.toggle("is-open")));
    });
    document.addEventListener("keydown", event => {
      const tab = event.target.closest?.("[role=tab]");
      if (tab && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
        const tabs = all("[role=tab]", tab.parentElement);
        const next = tabs[(tabs.indexOf(tab) + (event.key === "ArrowRight" ? 1 : tabs.length - 1)) % tabs.length];
        showTab(next); next.focus();
      } else if (/^[0-9*#]$/.test(event.key) && !event.target.closest?.("input, textarea, select")) press(event.key);
      else if (event.key === "/" && !event.target.closest?.("input, textarea, select")) {
        const field = document.querySelector("[data-search]");
        if (field) { event.preventDefault(); field.focus(); }
      }
    });
  });
})();
