// Draws the trees among the values of a page, each below its value, and again while it is typed.
const SVG = "http://www.w3.org/2000/svg";
const MOST_NODES = 63;
const LONGEST_LABEL = 8;
const CHARACTER = 8;
const HEIGHT = 24;
const LEVEL = 46;
const READERS = { TreeNode: binary, Node: withChildren };

export function drawTrees(part) {
  part.querySelectorAll("[data-type]").forEach(draw);
}

document.addEventListener("input", ({ target }) => {
  if (target.dataset.type) {
    draw(target);
  }
});

function draw(element) {
  const read = READERS[element.dataset.type.replace(/^Optional\[(\w+)\]$/, "$1")];
  if (!read) {
    return;
  }
  const root = read(valuesIn(element.value ?? element.textContent));
  if (element.nextElementSibling?.matches("svg.tree")) {
    element.nextElementSibling.remove();
  }
  if (root) {
    element.after(picture(root));
  }
}

// Nothing for what is no list, and for lists that are too long to draw.
function valuesIn(text) {
  try {
    const values = JSON.parse(text.replaceAll(/\bNone\b/g, "null"));
    return Array.isArray(values) && values.filter((value) => value !== null).length <= MOST_NODES ? values : [];
  } catch {
    return [];
  }
}

function node(value) {
  const text = String(value);
  return { label: text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text, children: [] };
}

const isNode = (value) => value !== null && value !== undefined;

// Level by level, with null for a child that is not there.
function binary(values) {
  const root = isNode(values[0]) ? node(values[0]) : null;
  const parents = [root];
  for (let at = 1; at < values.length && parents[0]; at += 2) {
    const parent = parents.shift();
    parent.children = [values[at], values[at + 1]].map((value) => isNode(value) ? node(value) : null);
    parents.push(...parent.children.filter(isNode));
  }
  return root;
}

// Level by level, with null before the children of each node.
function withChildren(values) {
  const root = isNode(values[0]) ? node(values[0]) : null;
  const parents = [root];
  let parent = null;
  for (const value of root ? values.slice(1) : []) {
    if (value === null) {
      parent = parents.shift();
    } else if (parent) {
      parent.children.push(node(value));
      parents.push(parent.children.at(-1));
    }
  }
  return root;
}

function picture(root) {
  const nodes = [];
  place(root, 0, nodes, { column: 0 });
  const width = Math.max(...nodes.map(({ label }) => label.length)) * CHARACTER + 16;
  const [columns, levels] = [Math.max(...nodes.map(({ x }) => x)), Math.max(...nodes.map(({ y }) => y))];
  const [across, down] = [(columns + 1) * (width + 6), levels * LEVEL + HEIGHT + 4];
  const svg = element("svg", { class: "tree", "aria-hidden": true, width: across, viewBox: `0 0 ${across} ${down}` });
  const center = ({ x, y }) => [x * (width + 6) + width / 2 + 3, y * LEVEL + HEIGHT / 2 + 2];
  nodes.forEach((parent) => parent.children.filter(isNode).forEach((child) => {
    const [[x1, y1], [x2, y2]] = [center(parent), center(child)];
    svg.append(element("line", { x1, y1, x2, y2 }));
  }));
  nodes.forEach((drawn) => {
    const [x, y] = center(drawn);
    const text = element("text", { x, y, "text-anchor": "middle", "dominant-baseline": "central" });
    text.textContent = drawn.label;
    svg.append(element("rect", { x: x - width / 2, y: y - HEIGHT / 2, width, height: HEIGHT, rx: HEIGHT / 2 }), text);
  });
  return svg;
}

// A parent stands between its two children, or in the middle above all of them.
function place(drawn, level, nodes, next) {
  nodes.push(drawn);
  drawn.y = level;
  const half = Math.ceil(drawn.children.length / 2);
  const isBinary = drawn.children.includes(null) || drawn.children.length === 2;
  drawn.children.slice(0, half).filter(isNode).forEach((child) => place(child, level + 1, nodes, next));
  drawn.x = drawn.children.length === 0 || isBinary ? next.column++ : null;
  drawn.children.slice(half).filter(isNode).forEach((child) => place(child, level + 1, nodes, next));
  drawn.x ??= (drawn.children[0].x + drawn.children.at(-1).x) / 2;
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([attribute, value]) => made.setAttribute(attribute, value));
  return made;
}

drawTrees(document);
