// Svelte's defaults: TypeScript in components needs no preprocessing, as only types are erased.
export default {};
