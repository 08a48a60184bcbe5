/** A key, in the colour of Elastic's page headers. */
export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
<rect width="16" height="16" rx="3" fill="#0b64dd"/>
<circle cx="5.5" cy="8" r="2.25" fill="none" stroke="#fff" stroke-width="1.5"/>
<path d="M7.75 8H13v2.25M10.75 8v1.75" fill="none" stroke="#fff" stroke-width="1.5"/>
</svg>
`;
