import { renderMessage } from './page_html';

describe('renderMessage', () => {
  it('shows a text that looks like HTML as text', () => {
    expect(renderMessage('<b>"&"</b>')).toContain('<p>&lt;b&gt;&quot;&amp;&quot;&lt;/b&gt;</p>');
  });
});
