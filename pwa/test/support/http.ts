// A server of this machine that answers as a test says: real sockets, so that cut bodies and silence are what they are in the field.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Served {
  base: string;
  /** Every request so far. */
  asked: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

export async function serve(): Promise<Served> {
  const served: Partial<Served> & Pick<Served, 'asked'> = { asked: [] };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      served.asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers,
        body: Buffer.concat(chunks).toString() });
      served.answer!(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(served, {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (_: IncomingMessage, response: ServerResponse) => void response.end('{}'),
    close: () => new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  });
}
