// Types of what Astro and Vite add to the sources.
/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Set by a chapter's page before its text is drawn; read through getChapter. */
    chapter?: import('./components/page/chapter.ts').ChapterPage;
  }
}
