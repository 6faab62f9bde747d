// Draws each table of figures as a chart above it. Without this script, the tables are there all the same.
const dark = matchMedia("(prefers-color-scheme: dark)");
const charts = [...document.querySelectorAll(".chart")].map(draw);

// Labels are in the first column, series in the others.
function draw(box) {
  const figure = box.closest("figure");
  const table = figure.querySelector("table");
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].slice(1);
  const stacked = "stacked" in box.dataset;
  box.classList.add("drawn");
  figure.querySelector("details").open = false;
  const chart = new window.Chart(box.querySelector("canvas"), {
    type: "bar",
    data: {
      labels: rows.map((row) => row.cells[0].textContent),
      datasets: heads.map((head, at) => ({
        label: head.textContent,
        data: rows.map((row) => Number(row.cells[at + 1].textContent)),
        categoryPercentage: stacked ? 0.85 : 0.9,
        barPercentage: 1,
        maxBarThickness: 48
      }))
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      plugins: { legend: { display: stacked, position: "bottom", labels: { boxWidth: 12, boxHeight: 12 } } },
      scales: {
        x: {
          stacked,
          grid: { display: false },
          title: { display: !stacked, text: table.tHead.rows[0].cells[0].textContent },
          ticks: { maxRotation: 0, autoSkipPadding: 6 }
        },
        y: { stacked, beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 6 }, title: { display: true, text: stacked ? "Submissions" : heads[0].textContent } }
      }
    }
  });
  return { chart, heads, box };
}

// A canvas needs colors as they are, so they are read from elements that have them.
function paint({ chart, heads, box }) {
  const style = getComputedStyle(box);
  const line = getComputedStyle(box.closest(".card")).borderTopColor;
  const muted = getComputedStyle(box.closest("figure").querySelector(".muted")).color;
  chart.data.datasets.forEach((dataset, at) => {
    dataset.backgroundColor = getComputedStyle(heads[at]).textDecorationColor;
  });
  chart.options.color = muted;
  chart.options.font = { family: style.fontFamily };
  for (const axis of Object.values(chart.options.scales)) {
    axis.ticks.color = muted;
    axis.title.color = muted;
    axis.grid = { ...axis.grid, color: line };
    axis.border = { color: line };
  }
  chart.update();
}

function paintAll() {
  charts.forEach(paint);
}

paintAll();
dark.addEventListener("change", paintAll);
