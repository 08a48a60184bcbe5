import { EuiFormHelpText, EuiPanel, EuiSpacer, EuiSwitch, useGeneratedHtmlId } from '@elastic/eui';
import type { ReactNode } from 'react';
import React from 'react';

interface SwitchSectionProps {
  readonly label: string;
  /** What the present position of the switch means. */
  readonly helpText: ReactNode;
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
  /** Shown while the switch is on. */
  readonly children: ReactNode;
  readonly 'data-test-subj': string;
}

/** An optional part of a form behind a switch. */
export const SwitchSection = (props: SwitchSectionProps) => {
  const helpId = useGeneratedHtmlId({ prefix: 'switchHelp' });
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <EuiSwitch
        label={props.label}
        checked={props.isOn}
        onChange={({ target }) => props.onToggle(target.checked)}
        aria-describedby={helpId}
        data-test-subj={props['data-test-subj']}
      />
      <EuiFormHelpText id={helpId}>{props.helpText}</EuiFormHelpText>
      {props.isOn && (
        <>
          <EuiSpacer size="m" />
          {props.children}
        </>
      )}
    </EuiPanel>
  );
};
