import type { MountPoint } from '@kbn/core/public';
import React, { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

function MountPlace({ mount }: { readonly mount: MountPoint }): React.JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current ? mount(place.current) : undefined), [mount]);
  return <div ref={place} />;
}

/** React content as it is, a mount point in a place of its own. */
export function toReactNode(content: ReactNode | MountPoint): ReactNode {
  return typeof content === 'function' ? <MountPlace mount={content} /> : content;
}
