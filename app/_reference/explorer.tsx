"use client";

import SwaggerUI from "swagger-ui-react";
import "swagger-ui-react/swagger-ui.css";
import "./explorer.css";

/** Swagger would otherwise ask a validator on the internet about a document that may be nobody else's business. */
const quiet = () => ({ components: { onlineValidatorBadge: () => null } });

/** Swagger UI over one of our documents. Tokens typed into it stay in this page and go when it does. */
export function Explorer({ url }: { url: string }) {
  return (
    <div className="explorer">
      <SwaggerUI
        url={url}
        plugins={[quiet]}
        persistAuthorization={false}
        docExpansion="none"
        deepLinking={false}
        tryItOutEnabled
      />
    </div>
  );
}
