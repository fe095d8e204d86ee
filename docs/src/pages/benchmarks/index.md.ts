import type { APIRoute } from 'astro';
import { goalSentences, reportNotes, reportTable } from '../../benchmark-chart.ts';
import { description, introduction, reports, title } from '../../benchmark-reports.ts';
import { blocks, table } from '../../runtime/markdown-print.ts';
import { markdownResponse } from '../../runtime/markdown-response.ts';

/** The benchmarks as Markdown, beside their HTML. */
export const GET: APIRoute = () => {
  const sections = reports.map((report) => {
    const { headings, rows } = reportTable(report);
    return blocks([
      `## ${report.title}`,
      `In ${report.unit}.`,
      table(headings, rows),
      [...goalSentences(report), ...reportNotes(report)].map((sentence) => `- ${sentence}`).join('\n'),
      `Measured on ${report.date}: ${report.machine}.`,
    ]);
  });
  const text = blocks([`# ${title}`, description, ...introduction, ...sections]);
  return markdownResponse(text);
};
