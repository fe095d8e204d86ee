/** Forms in which a call can be shown in place of being made; `http` is that of `--dry-run`. */
export const previewForms = ['http', 'curl', 'ts', 'react'] as const;

/** One of {@link previewForms}. */
export type PreviewForm = (typeof previewForms)[number];
