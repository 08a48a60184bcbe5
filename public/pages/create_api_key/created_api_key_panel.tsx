import { EuiButton, EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React, { useEffect, useRef, useState } from 'react';
import type { CreatedApiKey } from '../../../common/api_keys/api_key';
import { CloseWithoutCopyModal } from './close_without_copy_modal';
import { CredentialField } from './credential_field';
import { CurlExample } from './curl_example';

interface CreatedApiKeyPanelProps {
  /** HOLDS A SECRET: whoever hands it in drops it in `onDone`. */
  readonly created: CreatedApiKey;
  /** For the example; absent when nobody told Kibana. */
  readonly elasticsearchUrl?: string;
  readonly onDone: () => void;
}

/** The credential of a new key, shown this once. Takes the focus and is read out when it appears. */
export const CreatedApiKeyPanel = (props: CreatedApiKeyPanelProps) => {
  const { created, elasticsearchUrl, onDone } = props;
  const panel = useFocusOnMount();
  const [isRevealed, setIsRevealed] = useState(false);
  const [isTaken, setIsTaken] = useState(false);
  const [isAsking, setIsAsking] = useState(false);

  const reveal = (isVisible: boolean) => {
    setIsRevealed(isVisible);
    if (isVisible) setIsTaken(true);
  };
  const take = () => setIsTaken(true);

  return (
    <div ref={panel} tabIndex={-1} role="group" aria-label={createdText(created.name)}>
      <EuiCallOut
        title={createdText(created.name)}
        color="success"
        iconType="check"
        data-test-subj="apiKeyCreatedCallOut"
      >
        <EuiText size="s">
          <p>
            {i18n.translate('apiKeys.created.copyNow', {
              defaultMessage: 'Copy it now and keep it safe: it is not shown again.',
            })}
          </p>
        </EuiText>
        <EuiSpacer size="m" />
        <CredentialField
          created={created}
          isRevealed={isRevealed}
          onReveal={reveal}
          onCopy={take}
        />
        <EuiSpacer size="m" />
        <CurlExample
          encoded={created.encoded}
          isRevealed={isRevealed}
          onCopy={take}
          {...(elasticsearchUrl !== undefined && { elasticsearchUrl })}
        />
        <EuiSpacer size="m" />
        <DoneButton onClick={isTaken ? onDone : () => setIsAsking(true)} />
      </EuiCallOut>
      {isAsking && <CloseWithoutCopyModal onClose={onDone} onStay={() => setIsAsking(false)} />}
    </div>
  );
};

const DoneButton = ({ onClick }: { readonly onClick: () => void }) => (
  <EuiFlexGroup justifyContent="flexEnd" responsive={false}>
    <EuiFlexItem grow={false}>
      <EuiButton
        color="primary"
        fill
        size="s"
        onClick={onClick}
        data-test-subj="apiKeyCreatedDoneButton"
      >
        {i18n.translate('apiKeys.created.done', { defaultMessage: 'Done' })}
      </EuiButton>
    </EuiFlexItem>
  </EuiFlexGroup>
);

const createdText = (name: string): string =>
  i18n.translate('apiKeys.created.title', {
    defaultMessage: 'Created API key “{name}”',
    values: { name },
  });

/** The form that made the key gives the focus back to its opener when it closes: come after it. */
function useFocusOnMount() {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => element.current?.focus(), 0);
    return () => clearTimeout(timer);
  }, []);
  return element;
}
