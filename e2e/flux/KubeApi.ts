import { request } from 'node:https';

/** An object as the API server sends it, as far as these tests read it. */
export interface KubeObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly creationTimestamp?: string;
    readonly deletionTimestamp?: string;
  };
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly status?: {
    readonly phase?: string;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
      readonly message?: string;
    }[];
    readonly lastAppliedRevision?: string;
    readonly lastHandledReconcileAt?: string;
    readonly lastHandledForceAt?: string;
    readonly lastHandledResetAt?: string;
    readonly artifact?: { readonly revision: string };
  };
}

export interface KubeList {
  readonly items: readonly KubeObject[];
}

/** The API server, as its administrator reaches it. */
export class KubeApi {
  constructor(
    readonly url: string,
    private readonly ca: Buffer,
    private readonly token: string,
  ) {}

  /** @returns the answer's JSON @throws Error with the API server's message for any status but 2xx */
  call<T = KubeObject>(
    method: string,
    path: string,
    body?: unknown,
    type = 'application/json',
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const sent = request(
        `${this.url}${path}`,
        {
          method,
          ca: this.ca,
          headers: {
            authorization: `Bearer ${this.token}`,
            'content-type': type,
          },
        },
        answer => {
          const chunks: Buffer[] = [];
          answer.on('data', chunk => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            const { statusCode = 0 } = answer;
            if (statusCode >= 200 && statusCode < 300) {
              resolve(text.startsWith('{') ? JSON.parse(text) : text);
            } else {
              reject(new Error(`${method} ${path}: ${statusCode} ${text}`));
            }
          });
        },
      );
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    });
  }

  get<T = KubeObject>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  patch(path: string, body: unknown): Promise<KubeObject> {
    return this.call('PATCH', path, body, 'application/merge-patch+json');
  }

  create(path: string, body: unknown): Promise<KubeObject> {
    return this.call('POST', path, body);
  }
}
