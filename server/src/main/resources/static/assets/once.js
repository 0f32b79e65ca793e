/* Secrets that are shown once: leaving their page asks, until they are said to be stored. */
(() => {
  if (!document.querySelector("[data-once]")) return;
  const ask = event => event.preventDefault();
  addEventListener("beforeunload", ask);
  document.querySelector("[data-stored]").addEventListener("click", () => removeEventListener("beforeunload", ask));
})();
