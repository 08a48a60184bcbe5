import { useEuiTheme } from '@elastic/eui';
import { Global, css } from '@emotion/react';
import React from 'react';
import type { ReactElement } from 'react';
import { INTER_FONT_FACES } from './fonts';

const SIDE_NAV_WIDTH = '248px';

/** The font, and the layout of frame and login page in EUI's own sizes and colours. */
export function GlobalStyles(): ReactElement {
  const { euiTheme } = useEuiTheme();
  const { colors, size } = euiTheme;
  return (
    <Global
      styles={[
        css`
          ${INTER_FONT_FACES}
        `,
        css({
          // EUI puts it as high as the fixed header, which comes later and so would cover it.
          '.shell__skip.euiSkipLink:focus': { zIndex: Number(euiTheme.levels.header) + 2 },
          '.shell': {
            boxSizing: 'border-box',
            display: 'flex',
            alignItems: 'stretch',
            minBlockSize: '100vh',
            paddingBlockStart: 'var(--euiFixedHeadersOffset, 0)',
          },
          '.shell__nav': {
            boxSizing: 'border-box',
            flex: `0 0 ${SIDE_NAV_WIDTH}`,
            padding: size.l,
            borderInlineEnd: euiTheme.border.thin,
            backgroundColor: colors.backgroundBaseSubdued,
          },
          '.shell__main': {
            boxSizing: 'border-box',
            flex: '1 1 0',
            minInlineSize: 0,
            padding: size.l,
            backgroundColor: colors.backgroundBasePlain,
            '&:focus': { outline: 'none' },
          },
          '.shell__logo': { display: 'flex', alignItems: 'center', padding: `0 ${size.m}` },
          '.shell__initial': {
            display: 'inline-flex',
            alignItems: 'center',
            justifyContent: 'center',
            inlineSize: size.l,
            blockSize: size.l,
            borderRadius: '50%',
            fontSize: '12px',
            fontWeight: euiTheme.font.weight.semiBold,
            color: colors.textPrimary,
            backgroundColor: colors.backgroundLightPrimary,
          },
          '.shell__user': { maxInlineSize: '320px', overflowWrap: 'anywhere' },
          '@media (max-width: 767px)': {
            '.shell': { flexDirection: 'column' },
            '.shell__nav': {
              flex: 'none',
              padding: size.s,
              borderInlineEnd: 'none',
              borderBlockEnd: euiTheme.border.thin,
            },
            '.shell__main': { padding: size.base },
          },
          '.login': {
            display: 'flex',
            alignItems: 'center',
            justifyContent: 'center',
            minBlockSize: '100vh',
            padding: size.base,
            boxSizing: 'border-box',
            backgroundColor: colors.backgroundBaseSubdued,
          },
          '.login__content': { inlineSize: '100%', maxInlineSize: '400px' },
        }),
      ]}
    />
  );
}
