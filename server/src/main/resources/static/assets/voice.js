/* Plays the preview of a prompt. Without this script the browser keeps it as a file. */
(() => {
  const form = document.getElementById("preview"), words = document.getElementById("words");
  if (!form) return;
  let context = null, playing = null;

  const play = async answer => {
    const sound = await context.decodeAudioData(await answer.arrayBuffer());
    playing?.stop();
    playing = context.createBufferSource();
    playing.buffer = sound;
    playing.connect(context.destination);
    playing.onended = () => { form.dataset.state = "played"; };
    playing.start();
    form.dataset.state = "playing";
  };

  form.addEventListener("submit", async event => {
    event.preventDefault();
    context ??= new AudioContext();
    const query = new URLSearchParams(new FormData(form));
    const answer = await fetch(`${form.action}?${query}`, { credentials: "same-origin" });
    if (!answer.headers.get("Content-Type")?.startsWith("audio/")) { form.submit(); return; }
    words.textContent = decodeURIComponent(answer.headers.get("Ringtrue-Words") ?? "");
    words.hidden = false;
    await play(answer);
  });
})();
