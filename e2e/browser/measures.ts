import type { Page } from 'playwright-core';

/** Returns elements that are wider than their space: the page, a table's container, or a cell. Empty if there are none. */
export function overflows(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const around = new Set<Element>([document.documentElement, document.body]);
    for (const table of document.querySelectorAll('main table')) {
      for (let e = table.parentElement; e; e = e.parentElement) {
        around.add(e);
      }
    }
    for (const cell of document.querySelectorAll('main td, main th')) {
      around.add(cell);
    }
    const wide = [...around].filter(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1,
    );
    const names = wide.map(
      e =>
        `${e.tagName} ${e.scrollWidth} > ${e.clientWidth}: ${e.textContent?.slice(0, 60)}`,
    );
    return document.documentElement.scrollWidth > window.innerWidth
      ? [`page wider than ${window.innerWidth}`, ...names]
      : names;
  });
}

/** Returns action buttons that extend beyond their cell or overlap a text in their row. Empty if there are none. */
export function collisions(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    /** Cuts off what an element around it hides: the end of a long word, or lines after the first ones. */
    const visiblePart = (rect: DOMRect, around: Element | null) => {
      let { left, right, top, bottom } = rect;
      for (let each = around; each; each = each.parentElement) {
        if (getComputedStyle(each).overflow === 'visible') continue;
        const box = each.getBoundingClientRect();
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
        top = Math.max(top, box.top);
        bottom = Math.min(bottom, box.bottom);
      }
      return left < right && top < bottom
        ? new DOMRect(left, top, right - left, bottom - top)
        : undefined;
    };
    const textsOf = (row: Element) => {
      const rects: { node: Node; text: string; rect: DOMRect }[] = [];
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const place = node;
        const text = node.textContent?.trim() ?? '';
        const range = document.createRange();
        range.selectNodeContents(node);
        if (text) {
          rects.push(
            ...[...range.getClientRects()].flatMap(rect => {
              const shown = visiblePart(rect, place.parentElement);
              return shown ? [{ node: place, text, rect: shown }] : [];
            }),
          );
        }
      }
      return rects;
    };
    for (const cell of document.querySelectorAll('main tbody td:last-child')) {
      const row = cell.parentElement;
      const buttons = [...cell.querySelectorAll('button[aria-label]')];
      if (!row || buttons.length === 0) continue;
      const box = cell.getBoundingClientRect();
      const texts = textsOf(row);
      for (const button of buttons) {
        const { left, right, top, bottom } = button.getBoundingClientRect();
        const name = `${button.getAttribute('aria-label')}`;
        if (
          left < box.left - 1 ||
          right > box.right + 1 ||
          top < box.top - 1 ||
          bottom > box.bottom + 1
        ) {
          found.push(`${name} is not inside its cell`);
        }
        for (const { node, text, rect } of texts) {
          // Visually hidden texts are one pixel wide.
          const isOver =
            !button.contains(node) &&
            rect.width > 1 &&
            rect.left < right - 1 &&
            rect.right > left + 1 &&
            rect.top < bottom - 1 &&
            rect.bottom > top + 1;
          if (isOver) found.push(`“${text.slice(0, 40)}” lies over ${name}`);
        }
      }
    }
    return found;
  });
}

export interface WordContrast {
  readonly word: string;
  readonly contrast: number;
}

/**
 * Returns the contrast of each word with its background, as defined by WCAG 2. The backgrounds of its ancestors are
 * blended; images are not considered.
 */
export function contrasts(
  page: Page,
  words: readonly string[],
): Promise<readonly WordContrast[]> {
  return page.evaluate(wanted => {
    type Colour = readonly [r: number, g: number, b: number, alpha: number];
    const read = (text: string): Colour => {
      const [r = 0, g = 0, b = 0, alpha = 1] =
        text.match(/[\d.]+/g)?.map(Number) ?? [];
      return [r, g, b, alpha];
    };
    const over = (front: Colour, back: Colour): Colour => {
      const mix = (i: 0 | 1 | 2) =>
        front[i] * front[3] + back[i] * (1 - front[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const behind = (element: Element): Colour => {
      const own = read(getComputedStyle(element).backgroundColor);
      if (own[3] === 1) return own;
      const { parentElement } = element;
      return over(
        own,
        parentElement ? behind(parentElement) : [255, 255, 255, 1],
      );
    };
    const luminance = ([r, g, b]: Colour) => {
      const linear = (value: number) => {
        const c = value / 255;
        return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    };
    const found = new Map<string, number>();
    for (const button of document.querySelectorAll('main td button')) {
      const word = button.textContent ?? '';
      if (!wanted.includes(word)) continue;
      const back = behind(button);
      const front = over(read(getComputedStyle(button).color), back);
      const [dark = 0, light = 0] = [luminance(front), luminance(back)].sort(
        (a, b) => a - b,
      );
      const contrast = (light + 0.05) / (dark + 0.05);
      found.set(word, Math.min(contrast, found.get(word) ?? Infinity));
    }
    return [...found].map(([word, contrast]) => ({ word, contrast }));
  }, words);
}
