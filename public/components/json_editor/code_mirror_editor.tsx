import type { EditorView } from '@codemirror/view';
import { useEuiTheme } from '@elastic/eui';
import React, { useEffect, useRef } from 'react';
import type { JsonProblem } from '../../lib/json_object';
import { createJsonEditorView, describeEditor, replaceText } from './editor_view';

export interface CodeMirrorEditorProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
  /** Id of the visible label. */
  readonly labelledBy: string;
  /** Ids of help and error texts. */
  readonly describedBy: string;
  readonly isInvalid: boolean;
  /** The mistakes of a text, for the marks in the margin. */
  readonly findProblems: (text: string) => readonly JsonProblem[];
  readonly 'data-test-subj': string;
}

/** Of EUI's fields, in pixels; the theme's own name for it differs between Kibana's versions. */
const RADIUS = 6;

/** The editor proper; import {@link JsonEditor} instead, which loads it when needed. */
export const CodeMirrorEditor = (props: CodeMirrorEditorProps) => {
  const { value, labelledBy, describedBy, isInvalid } = props;
  const { euiTheme, colorMode } = useEuiTheme();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>();
  const newest = useRef(props);

  useEffect(() => {
    newest.current = props;
  });

  useEffect(() => {
    if (!host.current) return undefined;
    const created = createJsonEditorView({
      parent: host.current,
      text: newest.current.value,
      isDark: colorMode === 'DARK',
      colors: euiTheme.colors,
      findProblems: (text) => newest.current.findProblems(text),
      onChange: (text) => newest.current.onChange(text),
      onBlur: () => newest.current.onBlur(),
    });
    view.current = created;
    return () => created.destroy();
  }, [colorMode, euiTheme]);

  useEffect(() => {
    if (view.current) replaceText(view.current, value);
  }, [value]);

  useEffect(() => {
    if (view.current) describeEditor(view.current, { labelledBy, describedBy, isInvalid });
  }, [labelledBy, describedBy, isInvalid, colorMode, euiTheme]);

  return (
    <div
      ref={host}
      data-test-subj={props['data-test-subj']}
      style={{ border: euiTheme.border.thin, borderRadius: RADIUS }}
    />
  );
};
