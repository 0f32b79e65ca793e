/* What settings need beside dashboard.js: tabs that are links without it, and a secret that is not left behind. */
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  /* Tabs: one of a list is in the order of focus, arrows reach the others. */
  all("[role=tablist]").forEach(list =>
    all("[role=tab]", list).forEach(tab => { tab.tabIndex = tab.getAttribute("aria-selected") === "true" ? 0 : -1; }));
  document.addEventListener("click", event => {
    if (event.target.closest("a[role=tab]")) event.preventDefault();
  });

  /* A secret is shown once: leaving asks until it is stored. */
  const secret = document.getElementById("secret");
  if (!secret) return;
  secret.focus();
  let stored = false;
  addEventListener("beforeunload", event => { if (!stored) event.preventDefault(); });
  secret.querySelector("[data-stored]").addEventListener("click", () => { stored = true; });

  const env = secret.querySelector("[data-env]");
  if (!env) return;
  env.hidden = false;
  env.addEventListener("click", () => {
    const value = id => document.getElementById(id).textContent;
    const text = `${env.dataset.name}=${value("made-name")}\n${env.dataset.secret}=${value("made-secret")}\n`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = "ringtrue.env";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
})();
