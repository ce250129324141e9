import { request as plainRequest } from 'node:http';
import { request as tlsRequest, type RequestOptions } from 'node:https';

/** An object as the API server sends it, as far as these tests read it. */
export interface KubeObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
    readonly creationTimestamp?: string;
    readonly deletionTimestamp?: string;
  };
  readonly spec?: Readonly<Record<string, unknown>>;
  /** Only bindings of roles have these. */
  readonly roleRef?: { readonly name: string };
  readonly subjects?: readonly {
    readonly name: string;
    readonly namespace?: string;
  }[];
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

/** An answer of the API server that is not 2xx. */
class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** Handles the failure of a call that found nothing. @throws any other error */
export function unlessMissing(error: unknown): undefined {
  if (error instanceof ApiError && error.status === 404) return undefined;
  throw error;
}

/** Credentials of a request. They may expire, so each request asks for them. */
export type Credentials = () => Promise<{
  readonly token?: string;
  readonly cert?: string;
  readonly key?: string;
}>;

/** An API server, as somebody with these credentials reaches it. */
export class KubeApi {
  constructor(
    readonly url: string,
    private readonly tls: Pick<RequestOptions, 'ca' | 'rejectUnauthorized'>,
    private readonly credentials: Credentials,
  ) {}

  /**
   * @returns the answer's JSON
   * @throws ApiError with the API server's message for any status but 2xx
   */
  async call<T = KubeObject>(
    method: string,
    path: string,
    body?: unknown,
    type = 'application/json',
  ): Promise<T> {
    const { token, ...certificate } = await this.credentials();
    const request = this.url.startsWith('http:') ? plainRequest : tlsRequest;
    return new Promise((resolve, reject) => {
      const sent = request(
        `${this.url.replace(/\/$/, '')}${path}`,
        {
          method,
          ...this.tls,
          ...certificate,
          headers: {
            ...(token && { authorization: `Bearer ${token}` }),
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
              reject(
                new ApiError(
                  `${method} ${path}: ${statusCode} ${text}`,
                  statusCode,
                ),
              );
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

  /** Deletes an object or all of a collection. It is no failure if there is none. */
  async remove(path: string): Promise<void> {
    await this.call('DELETE', path).catch(unlessMissing);
  }

  /** Returns a token of a service account, for six hours. */
  async tokenOf(namespace: string, account: string): Promise<string> {
    const { status } = await this.call<{ status: { token: string } }>(
      'POST',
      `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`,
      { spec: { expirationSeconds: 6 * 3_600 } },
    );
    return status.token;
  }
}
