/* Verifications per minute as stacked bars (uPlot). Reads #values, which the stream replaces; draws again when the
   theme or the width changes. */
(() => {
  const place = document.getElementById("chart"), source = document.getElementById("chart-source");
  if (!place || !source || !window.uPlot) return;
  let chart = null;
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const height = () => (matchMedia("(max-width: 40rem)").matches ? 200 : 230);

  const read = () => {
    const values = document.getElementById("values");
    const [first, ...lists] = values.dataset.values.split(";");
    const counts = lists.map(list => list.split(",").map(Number));
    const times = counts[0].map((_, i) => Number(first) + i * 60);
    /* The sum up to each outcome; the highest sum is drawn first, and the others over it. */
    const sums = [];
    counts.forEach((list, at) => sums.push(list.map((n, i) => n + (at ? sums[at - 1][i] : 0))));
    return { words: values.dataset.words.split(" "), times, sums, said: values.textContent, quiet: values.dataset.quiet === "true" };
  };

  const draw = () => {
    const { words, times, sums, said, quiet } = read();
    place.setAttribute("aria-label", said);
    place.hidden = quiet;
    chart?.destroy();
    chart = null;
    if (quiet) return;
    const bars = uPlot.paths.bars({ size: [0.76, 24], align: 1 });
    const last = times.length - 1;
    /* Half strength, but not seen through: bars stand over each other. */
    const parts = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
    const paper = parts(colour("--surface"));
    const half = hex => `rgb(${parts(hex).map((part, i) => Math.round((part + paper[i]) / 2)).join(" ")})`;
    const fill = word => self => {
      const full = colour(`--${word}-fill`);
      const edge = self.valToPos(times[last], "x", true), from = self.bbox.left, to = from + self.bbox.width;
      const paint = self.ctx.createLinearGradient(from, 0, to, 0);
      const at = Math.min(1, Math.max(0, (edge - from) / (to - from)));
      paint.addColorStop(0, full); paint.addColorStop(at, full); paint.addColorStop(at, half(full)); paint.addColorStop(1, half(full));
      return paint;
    };
    const axis = { stroke: () => colour("--ink-3"), font: "11px system-ui, sans-serif", ticks: { show: false } };
    const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
    chart = new uPlot({
      width: place.clientWidth, height: height(), legend: { show: false }, cursor: { show: false }, select: { show: false },
      scales: { x: { range: [times[0], times[last] + 60] }, y: { range: (_, low, high) => [0, Math.max(4, Math.ceil(high * 1.1))] } },
      axes: [
        { ...axis, grid: { show: false }, splits: [0, 15, 30, 45, 59].map(i => times[i]), values: (_, all) => all.map(t => clock.format(t * 1000)) },
        { ...axis, size: 36, grid: { stroke: () => colour("--line"), width: 1 }, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000] }
      ],
      series: [{}, ...words.map((word, at) => ({ paths: bars, points: { show: false }, fill: fill(word), stroke: "transparent", width: 0, label: word })).reverse()]
    }, [times, ...[...sums].reverse()], place);
  };

  draw();
  new MutationObserver(draw).observe(source, { childList: true, subtree: true, attributes: true });
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  let width = place.clientWidth;
  new ResizeObserver(() => { if (place.clientWidth && place.clientWidth !== width) { width = place.clientWidth; draw(); } }).observe(place.parentElement);
})();
