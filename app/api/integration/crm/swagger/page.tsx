import { CrmDocs, crmDocsTitle } from "../crm-docs";

export const generateMetadata = crmDocsTitle;

export default CrmDocs;
