import { EuiCodeBlock, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import React from 'react';
import { prettyJson } from '../../lib/json_object';

interface JsonSectionProps {
  readonly title: string;
  readonly value: object;
  /** Said instead of an empty object. */
  readonly emptyText: string;
  readonly 'data-test-subj': string;
}

/** JSON to look at and copy. */
export const JsonSection = (props: JsonSectionProps) => (
  <div data-test-subj={props['data-test-subj']}>
    <EuiSpacer size="l" />
    <EuiTitle size="xs">
      <h3>{props.title}</h3>
    </EuiTitle>
    <EuiSpacer size="s" />
    {Object.keys(props.value).length === 0 ? (
      <EuiText size="s" color="subdued">
        {props.emptyText}
      </EuiText>
    ) : (
      <EuiCodeBlock language="json" isCopyable fontSize="s" paddingSize="m" overflowHeight={300}>
        {prettyJson(props.value)}
      </EuiCodeBlock>
    )}
  </div>
);
