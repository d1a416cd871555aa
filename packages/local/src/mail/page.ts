import type { InboxMessage } from './message.ts';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (char) => escapes[char] ?? char);

/** The inbox as a page: no script from elsewhere, and codes large enough to read across a desk. */
export function renderInbox(messages: readonly InboxMessage[], newest: string): string {
  const list = messages.map(renderMessage).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>HOTMESS mail (${messages.length})</title>
<style>
  :root { color-scheme: dark }
  body { margin: 0 auto; max-width: 46rem; padding: 2rem 1rem; background: #0d0b10; color: #ece6f0; font: 16px/1.5 system-ui, sans-serif }
  h1 { font-size: 1.2rem } h1 b { color: #ff3d7f } h1 small { color: #8d8296; font-weight: normal }
  article { margin: 1rem 0; padding: 1rem 1.25rem; border: 1px solid #2b2433; border-radius: 10px; background: #15111a }
  header { display: flex; gap: 1rem; justify-content: space-between; color: #a99cb4; font-size: .85rem }
  h2 { margin: .25rem 0; font-size: 1.05rem }
  pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
  strong { color: #fff; font: 700 1.7rem/1.4 ui-monospace, monospace; letter-spacing: .12em; user-select: all }
  p { color: #8d8296 }
</style>
</head>
<body>
<h1><b>HOTMESS</b> mail <small>18+ · local only · the last 200 are kept in memory</small></h1>
${list || '<p>Nothing yet. Sign-in codes arrive here.</p>'}
<script>
  // Loads the page anew only when a mail has come, so that reading and selecting are not disturbed.
  setInterval(async () => {
    const [first] = await fetch('/api/messages').then((answer) => answer.json()).catch(() => []);
    if (first && first.id !== '${newest}') location.reload();
  }, 1500);
</script>
</body>
</html>`;
}

function renderMessage(message: InboxMessage): string {
  const text = escapeHtml(message.text).replaceAll(/\b\d{6,8}\b/g, '<strong>$&</strong>');
  return `<article>
<header><span>to ${escapeHtml(message.to.join(', '))}</span><time>${escapeHtml(message.receivedAt.slice(11, 19))} UTC</time></header>
<h2>${escapeHtml(message.subject)}</h2>
<pre>${text}</pre>
</article>`;
}
