/** A JSON Schema of 2020-12, which is what OpenAPI 3.1 speaks. Only what our own schemas become. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  title?: string;
  description?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  writeOnly?: boolean;
};

export type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: Schema;
};

export type Content = Record<string, { schema: Schema; example?: unknown }>;
export type Header = { description: string; schema: Schema };
export type Answer = { $ref?: string; description: string; headers?: Record<string, unknown>; content?: Content };

export type OperationObject = {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, Answer>;
  /** The scope a credential needs. */
  "x-required-scope"?: string;
  /** The kinds of credential that open it. */
  "x-accepted-credentials"?: string[];
};

export type Method = "get" | "post" | "put" | "patch" | "delete";
export type PathItem = { [M in Method]?: OperationObject };
export type Server = { url: string; description: string };

export type Webhook = { post: Omit<OperationObject, "security"> & { security: [] } };

/** An OpenAPI 3.1 document as this product writes it. */
export type OpenApi = {
  openapi: "3.1.0";
  info: { title: string; version: string; summary: string; description: string };
  servers: Server[];
  tags: { name: string; description?: string }[];
  paths: Record<string, PathItem>;
  webhooks: Record<string, Webhook>;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, Answer>;
    headers: Record<string, Header>;
    securitySchemes: Record<string, Record<string, string>>;
  };
};
