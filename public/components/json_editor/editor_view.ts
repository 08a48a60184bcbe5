import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import type { Diagnostic } from '@codemirror/lint';
import { linter, lintGutter, lintKeymap } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { Annotation, Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import type { JsonProblem } from '../../lib/json_object';
import type { ThemeColors } from './editor_theme';
import { editorTheme } from './editor_theme';

/** What {@link createJsonEditorView} builds an editor from. */
interface JsonEditorViewOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly isDark: boolean;
  readonly colors: ThemeColors;
  readonly findProblems: (text: string) => readonly JsonProblem[];
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
}

/** How assistive technology is told about an editor. */
interface EditorDescription {
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly isInvalid: boolean;
}

/** Milliseconds after the last key until mistakes are marked. */
const LINT_DELAY = 250;

/** Marks a change that came from the form, not from the keyboard. */
const fromForm = Annotation.define<boolean>();

const description = new Compartment();

const problemMarks = (findProblems: JsonEditorViewOptions['findProblems']): Extension =>
  linter(
    (view): Diagnostic[] => {
      const text = view.state.doc.toString();
      return findProblems(text).map(({ offset, length, severity, message }) => ({
        from: Math.min(offset, text.length),
        to: Math.min(offset + length, text.length),
        severity,
        message,
      }));
    },
    { delay: LINT_DELAY },
  );

const report = ({ onChange, onBlur }: JsonEditorViewOptions): Extension[] => [
  EditorView.updateListener.of(({ docChanged, transactions, state }) => {
    if (docChanged && !transactions.some((transaction) => transaction.annotation(fromForm))) {
      onChange(state.doc.toString());
    }
  }),
  EditorView.domEventHandlers({
    blur: onBlur,
    // The flyout closes on Escape; inside the editor Escape only ends what the editor has open.
    keydown: (event) => {
      if (event.key === 'Escape') event.stopPropagation();
    },
  }),
];

/** An editor in `parent`. Tab is not bound, so that it moves on as in every other field. */
export const createJsonEditorView = (options: JsonEditorViewOptions): EditorView =>
  new EditorView({
    parent: options.parent,
    doc: options.text,
    extensions: [
      lineNumbers(),
      lintGutter(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      json(),
      problemMarks(options.findProblems),
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap]),
      EditorState.tabSize.of(2),
      EditorView.lineWrapping,
      description.of([]),
      editorTheme(options.colors, options.isDark),
      report(options),
    ],
  });

/** Sets the text from outside; the caret stays where the text did not change. */
export function replaceText(view: EditorView, text: string): void {
  const { doc } = view.state;
  if (doc.toString() === text) return;
  view.dispatch({
    changes: { from: 0, to: doc.length, insert: text },
    annotations: fromForm.of(true),
  });
}

/** Gives the text area its name, its description and its validity. */
export function describeEditor(
  view: EditorView,
  { labelledBy, describedBy, isInvalid }: EditorDescription,
): void {
  const attributes = EditorView.contentAttributes.of({
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': String(isInvalid),
  });
  view.dispatch({ effects: description.reconfigure(attributes) });
}
