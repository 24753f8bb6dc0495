"use server";

import { action } from "@/lib/session";
import { setDocsSignIn } from "@/lib/tenants";
import { DocsSignIn } from "@/lib/tenants/schema";

export const setDocsSignInAction = action("tenant:manage:api:credentials", DocsSignIn, setDocsSignIn);
