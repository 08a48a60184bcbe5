import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colors of the running EUI theme, whose names differ between Kibana's versions. */
export type ThemeColors = object;

const highlighting = (color: (...names: string[]) => string): Extension =>
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.propertyName, color: color('textPrimary', 'primaryText') },
      { tag: tags.string, color: color('textSuccess', 'successText') },
      { tag: [tags.number, tags.bool, tags.null], color: color('textAccent', 'accentText') },
      { tag: tags.invalid, color: color('textDanger', 'dangerText') },
    ]),
  );

/** The editor in the colors of EUI's fields; reads Borealis (9.x) and Amsterdam (8.x) names. */
export function editorTheme(colors: ThemeColors, isDark: boolean): Extension {
  const color = (...names: string[]): string => {
    const known = colors as Readonly<Record<string, unknown>>;
    const value = names.map((name) => known[name]).find((found) => typeof found === 'string');
    return value ?? 'inherit';
  };
  const text = color('textParagraph', 'text');
  const border = color('borderBasePlain', 'lightShade');
  const surface = color('backgroundBasePlain', 'emptyShade');
  const focus = color('primary');
  const theme = EditorView.theme(
    {
      '&': { backgroundColor: surface, color: text, fontSize: '13px', borderRadius: 'inherit' },
      '&.cm-focused': { outline: `2px solid ${focus}`, outlineOffset: '0' },
      '.cm-scroller': { minHeight: '200px', maxHeight: '400px', overflow: 'auto' },
      '.cm-content': { caretColor: text, minHeight: '200px' },
      // The frame around gutter and text shows the focus; EUI would add one around the text.
      '.cm-content:focus': { outline: 'none' },
      '.cm-gutter': { minHeight: '200px' },
      '.cm-cursor': { borderLeftColor: text },
      '.cm-gutters': {
        backgroundColor: color('backgroundBaseSubdued', 'lightestShade'),
        color: color('textSubdued', 'darkShade'),
        borderRight: `1px solid ${border}`,
      },
      '.cm-tooltip': { backgroundColor: surface, color: text, border: `1px solid ${border}` },
    },
    { dark: isDark },
  );
  return [theme, highlighting(color)];
}
