/* Sends a list while showing how far it is; without this script the form sends it all the same. The server answers the
   rows as they arrive, so what is sent is checked. */
(() => {
  const form = document.getElementById("list-form");
  if (!form) return;
  const field = form.querySelector("input[type=file]"), place = document.getElementById("list-progress");
  const bar = document.getElementById("list-bar"), sent = document.getElementById("list-sent");
  const megabytes = bytes => (bytes / 1048576).toLocaleString("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  let request = null;

  const done = text => { place.hidden = true; form.hidden = false; request = null; if (text) { sent.textContent = text; place.hidden = false; } };
  const send = file => {
    if (request || !file) return;
    const body = new FormData();
    body.append("file", file);
    document.getElementById("list-name").textContent = file.name.slice(0, 200);
    bar.value = 0; sent.textContent = "";
    place.hidden = false; form.hidden = true;
    request = new XMLHttpRequest();
    request.open("POST", form.getAttribute("action"));
    request.upload.addEventListener("progress", event => {
      if (!event.lengthComputable) return;
      bar.value = event.loaded / event.total;
      sent.textContent = `${megabytes(event.loaded)} of ${megabytes(event.total)} MB`;
    });
    request.addEventListener("load", () => {
      if (request.status < 400) location.assign(request.responseURL.split("#")[0]);
      else if (request.status === 401) location.assign("/sign-in");
      else if (request.status === 403) done("This page is too old. Reload it, then send the list again.");
      else done(`The server could not check the list (${request.status}). Nothing of it is kept. Send it again.`);
    });
    request.addEventListener("error", () => done("The connection broke, so the list was not checked. Send it again."));
    request.addEventListener("abort", () => done("Stopped. Nothing of the list is kept."));
    request.send(body);
  };

  form.addEventListener("submit", event => { event.preventDefault(); send(field.files[0]); });
  document.getElementById("list-stop").addEventListener("click", () => request?.abort());
  ["dragenter", "dragover"].forEach(name => form.addEventListener(name, event => { event.preventDefault(); form.classList.add("is-over"); }));
  form.addEventListener("dragleave", () => form.classList.remove("is-over"));
  form.addEventListener("drop", event => { event.preventDefault(); form.classList.remove("is-over"); send(event.dataTransfer.files[0]); });
})();
