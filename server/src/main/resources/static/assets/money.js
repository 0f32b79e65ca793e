/* Charged per day as bars, the spend cap dashed (uPlot). Reads the chart's own data; draws again when the theme or the
   width changes. */
(() => {
  const place = document.getElementById("day-chart");
  if (!place || !window.uPlot) return;
  const [first, cap, list] = place.dataset.days.split(";");
  const days = list.split(",").map(Number), limit = cap === "" ? null : Number(cap);
  const times = days.map((_, i) => (Number(first) + i) * 86400), last = days.length - 1;
  const reached = n => limit !== null && n > 0 && n >= limit;
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const height = () => (matchMedia("(max-width: 40rem)").matches ? 200 : 230);
  const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  let chart = null;

  const dashed = self => {
    if (limit === null) return;
    const y = self.valToPos(limit, "y", true), { left, width } = self.bbox, ctx = self.ctx, dpr = window.devicePixelRatio;
    ctx.save();
    ctx.strokeStyle = colour("--unverified-fill"); ctx.lineWidth = 1.5 * dpr; ctx.setLineDash([5 * dpr, 4 * dpr]);
    ctx.beginPath(); ctx.moveTo(left, y); ctx.lineTo(left + width, y); ctx.stroke();
    ctx.fillStyle = colour("--ink"); ctx.font = `600 ${11 * dpr}px system-ui, sans-serif`; ctx.textAlign = "right";
    ctx.fillText(`spend cap ${cap} in 24 hours`, left + width, y - 5 * dpr);
    ctx.restore();
  };

  const draw = () => {
    chart?.destroy();
    const bars = uPlot.paths.bars({ size: [0.86, 26] });
    const bar = name => ({ paths: bars, points: { show: false }, fill: () => colour(name), stroke: "transparent", width: 0 });
    const axis = { stroke: () => colour("--ink-3"), font: "11px system-ui, sans-serif", ticks: { show: false } };
    const top = Math.max(...days, limit ?? 0) * 1.15 || 1;
    chart = new uPlot({
      width: place.clientWidth, height: height(), legend: { show: false }, cursor: { show: false }, select: { show: false },
      scales: { x: { range: [times[0] - 43200, times[last] + 43200] }, y: { range: [0, top] } },
      axes: [
        { ...axis, grid: { show: false }, splits: [1, 10, 19, last - 1].map(i => times[i]), values: (_, all) => all.map(t => date.format(t * 1000)) },
        { ...axis, size: 48, grid: { stroke: () => colour("--line"), width: 1 } }
      ],
      series: [{}, bar("--line-strong"), bar("--unverified-fill")],
      hooks: { draw: [dashed] }
    }, [times, days.map(n => (reached(n) ? null : n)), days.map(n => (reached(n) ? n : null))], place);
  };

  draw();
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  let width = place.clientWidth;
  new ResizeObserver(() => { if (place.clientWidth && place.clientWidth !== width) { width = place.clientWidth; draw(); } }).observe(place.parentElement);
})();
