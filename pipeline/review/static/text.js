// Places in a text, in characters (code points) of the article. Pieces of it know at which character they begin.

const count = (text) => Array.from(text).length;

// The character at which a place of the document stands; null where it lies in no piece of `root`.
export function offsetAt(root, node, offset) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-start]");
  if (!piece || !root.contains(piece)) return null;
  const before = document.createRange();
  before.selectNodeContents(piece);
  before.setEnd(node, offset);
  return Number(piece.dataset.start) + count(before.toString());
}

// Where a selection begins and ends; null where none lies in `root`.
export function selected(root) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = offsetAt(root, startContainer, startOffset), end = offsetAt(root, endContainer, endOffset);
  return start === null || end === null ? null : [start, end];
}

// The place of a character in the document; of two pieces that meet there the one that it begins, or ends for an `end`.
export function placeOf(root, offset, end = false) {
  for (const piece of root.querySelectorAll("[data-start]")) {
    let at = Number(piece.dataset.start);
    const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = count(node.data), inside = offset - at;
      if (inside >= 0 && (inside < length || (end && inside === length && inside > 0))) {
        return [node, Array.from(node.data).slice(0, inside).join("").length];
      }
      at += length;
    }
  }
  return null;
}

// Select characters; false where the text is not all there.
export function select(root, start, end) {
  const from = placeOf(root, start), to = placeOf(root, end, true);
  if (!from || !to) return false;
  getSelection().setBaseAndExtent(...from, ...to);
  return true;
}
