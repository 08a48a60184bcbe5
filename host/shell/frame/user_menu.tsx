import {
  EuiButtonEmpty,
  EuiDescriptionList,
  EuiHeaderSectionItemButton,
  EuiHorizontalRule,
  EuiPopover,
} from '@elastic/eui';
import React, { useState } from 'react';
import type { ReactElement } from 'react';
import type { InjectedUser } from '../../lib/injected_metadata';

/** Who is signed in, and how to leave. */
export interface UserMenuProps {
  readonly user: InjectedUser;
  readonly onLogout: () => void;
}

/** Button in the header that opens name, realm, roles and the way out. */
export function UserMenu({ user, onLogout }: UserMenuProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const facts = [
    { title: 'User', description: user.username },
    { title: 'Realm', description: user.realm },
    { title: 'Roles', description: user.roles.length > 0 ? user.roles.join(', ') : 'none' },
  ];
  return (
    <EuiPopover
      aria-label="Account"
      anchorPosition="downRight"
      repositionToCrossAxis={false}
      isOpen={isOpen}
      closePopover={() => {
        setIsOpen(false);
      }}
      button={
        <EuiHeaderSectionItemButton
          aria-label={`Account of ${user.username}`}
          aria-expanded={isOpen}
          aria-haspopup="true"
          data-test-subj="userMenuButton"
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {/* Not EUI's avatar: its tooltip would lie outside all landmarks. */}
          <span className="shell__initial" aria-hidden>
            {user.username.charAt(0).toUpperCase()}
          </span>
        </EuiHeaderSectionItemButton>
      }
    >
      <div className="shell__user" data-test-subj="userMenu">
        <EuiDescriptionList compressed listItems={facts} />
        <EuiHorizontalRule margin="s" />
        <EuiButtonEmpty
          iconType="logOut"
          flush="left"
          data-test-subj="logoutLink"
          onClick={onLogout}
        >
          Log out
        </EuiButtonEmpty>
      </div>
    </EuiPopover>
  );
}
