import PostalMime from 'postal-mime';

/** A mail as the inbox keeps it. */
export type InboxMessage = { id: string; to: string[]; subject: string; text: string; receivedAt: string };

/**
 * Reads a mail as it came over SMTP.
 *
 * @param raw the whole message
 * @param recipients the envelope's: where it was really sent, whatever its headers say
 */
export async function readMessage(raw: Buffer, recipients: string[]): Promise<Omit<InboxMessage, 'id'>> {
  const mail = await PostalMime.parse(raw);
  return {
    to: recipients.map((address) => address.toLowerCase()),
    subject: mail.subject ?? '',
    text: (mail.text ?? '').trimEnd(),
    receivedAt: new Date().toISOString(),
  };
}
