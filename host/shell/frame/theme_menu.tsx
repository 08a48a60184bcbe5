import {
  EuiContextMenuItem,
  EuiContextMenuPanel,
  EuiHeaderSectionItemButton,
  EuiIcon,
  EuiPopover,
} from '@elastic/eui';
import React, { useState } from 'react';
import type { ReactElement } from 'react';
import type { ThemeChoice, ThemeStore } from '../core/theme';
import { useObservable } from './use_observable';

const CHOICES: readonly {
  readonly id: ThemeChoice;
  readonly label: string;
  readonly icon: string;
}[] = [
  { id: 'light', label: 'Light', icon: 'sun' },
  { id: 'dark', label: 'Dark', icon: 'moon' },
  { id: 'system', label: 'System', icon: 'display' },
];

/** Button in the header that opens the choice of light, dark and system theme. */
export function ThemeMenu({ theme }: { readonly theme: ThemeStore }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const choice = useObservable(theme.choice$, theme.choice$.value);
  const icon = CHOICES.find(({ id }) => id === choice)?.icon ?? 'sun';
  return (
    <EuiPopover
      aria-label="Theme"
      panelPaddingSize="none"
      anchorPosition="downRight"
      isOpen={isOpen}
      closePopover={() => {
        setIsOpen(false);
      }}
      button={
        <EuiHeaderSectionItemButton
          aria-label={`Theme: ${choice}`}
          aria-expanded={isOpen}
          aria-haspopup="true"
          data-test-subj="themeMenuButton"
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          <EuiIcon type={icon} aria-hidden />
        </EuiHeaderSectionItemButton>
      }
    >
      <EuiContextMenuPanel
        items={CHOICES.map(({ id, label, icon: itemIcon }) => (
          <EuiContextMenuItem
            key={id}
            icon={id === choice ? 'check' : itemIcon}
            aria-current={id === choice}
            data-test-subj={`theme-${id}`}
            onClick={() => {
              theme.choose(id);
              setIsOpen(false);
            }}
          >
            {label}
          </EuiContextMenuItem>
        ))}
      />
    </EuiPopover>
  );
}
