import type { ReactElement } from 'react';
import ReactDOM from 'react-dom';

interface Root {
  render(element: ReactElement): void;
  unmount(): void;
}

/** React 18's root, which Kibana 9.x shares on `react-dom` itself; absent in React 17. */
interface ModernReactDom {
  readonly createRoot?: (container: Element) => Root;
}

/** Renders with the React that Kibana shares, 17 or 18; the result takes it off again. */
export function render(element: ReactElement, container: HTMLElement): () => void {
  const { createRoot } = ReactDOM as ModernReactDom;
  if (createRoot) {
    const root = createRoot(container);
    root.render(element);
    return () => root.unmount();
  }
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- all that React 17 has
  ReactDOM.render(element, container);
  return () => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- all that React 17 has
    ReactDOM.unmountComponentAtNode(container);
  };
}
