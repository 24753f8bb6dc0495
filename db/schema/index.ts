export * from "./applications";
export * from "./credentials";
export * from "./integrations";
export * from "./payments";
export * from "./plumbing";
export * from "./tenants";
export * from "./users";
