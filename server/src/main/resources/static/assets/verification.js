/* A verification that runs asks for its page again and again. When that fails it says so, until an answer brings the page as it is. */
(() => {
  const lost = () => {
    const state = document.getElementById("asking");
    if (!state) return;
    state.querySelector("i").className = "dot is-unverified";
    state.querySelector("span").textContent = "No connection, asking again";
  };
  document.addEventListener("htmx:error", lost);
  document.addEventListener("htmx:response:error", lost);
})();
