import {
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormErrorText,
  EuiFormHelpText,
  EuiFormLabel,
  EuiText,
  useGeneratedHtmlId,
} from '@elastic/eui';
import type { ReactNode } from 'react';
import React, { useCallback, useEffect, useMemo, useRef } from 'react';
import type { JsonObjectCheck, JsonProblem } from '../../lib/json_object';
import { parseJsonObject, placedMessage } from '../../lib/json_object';
import { JsonEditor } from './json_editor';

interface JsonFieldProps {
  readonly label: string;
  readonly helpText: ReactNode;
  /** Buttons at the right of the label. */
  readonly actions?: ReactNode;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
  /** Handed what moves the focus into the editor, for the form's first mistake. */
  readonly focusRef: (target: { focus: () => void }) => void;
  readonly check: JsonObjectCheck;
  /** True: nobody has typed or submitted yet, so that nothing is wrong yet. */
  readonly isPristine: boolean;
  readonly 'data-test-subj': string;
}

/** A labelled JSON editor that says, as one types, what is wrong and where. */
export const JsonField = (props: JsonFieldProps) => {
  const { label, helpText, actions, check, isPristine, focusRef, ...field } = props;
  const container = useRef<HTMLDivElement>(null);
  const labelId = useGeneratedHtmlId({ prefix: 'jsonLabel' });
  const helpId = useGeneratedHtmlId({ prefix: 'jsonHelp' });
  const problemsId = useGeneratedHtmlId({ prefix: 'jsonProblems' });
  const findProblems = useCallback(
    (text: string) => (isPristine ? [] : parseJsonObject(text, check).problems),
    [check, isPristine],
  );
  const problems = useMemo(() => findProblems(field.value), [findProblems, field.value]);

  useEffect(() => {
    focusRef({
      focus: () => container.current?.querySelector<HTMLElement>('[contenteditable]')?.focus(),
    });
  }, [focusRef]);

  return (
    <div ref={container}>
      <EuiFlexGroup gutterSize="s" alignItems="center" justifyContent="spaceBetween" wrap>
        <EuiFlexItem grow={false}>
          <EuiFormLabel id={labelId} type="legend">
            {label}
          </EuiFormLabel>
        </EuiFlexItem>
        {actions && <EuiFlexItem grow={false}>{actions}</EuiFlexItem>}
      </EuiFlexGroup>
      <JsonEditor
        {...field}
        labelledBy={labelId}
        describedBy={`${problemsId} ${helpId}`}
        isInvalid={problems.some(({ severity }) => severity === 'error')}
        findProblems={findProblems}
      />
      <div id={problemsId} aria-live="polite" data-test-subj={`${field['data-test-subj']}Problems`}>
        {problems.slice(0, MOST_PROBLEMS).map((problem) => (
          <ProblemText key={`${problem.offset} ${problem.message}`} problem={problem} />
        ))}
      </div>
      <EuiFormHelpText id={helpId}>{helpText}</EuiFormHelpText>
    </div>
  );
};

/** More would push the form out of sight; the editor marks them all. */
const MOST_PROBLEMS = 3;

const ProblemText = ({ problem }: { readonly problem: JsonProblem }) =>
  problem.severity === 'error' ? (
    <EuiFormErrorText>{placedMessage(problem)}</EuiFormErrorText>
  ) : (
    <EuiText size="xs" color="warning">
      {placedMessage(problem)}
    </EuiText>
  );
