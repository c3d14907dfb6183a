// Types of the module that types-plugin.ts makes.
declare module 'virtual:cell-types' {
  /** Declaration texts by the path they have in the editor. */
  export const cellTypes: Readonly<Record<string, string>>;
}
