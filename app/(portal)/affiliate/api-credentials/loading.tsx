import { HeaderSkeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function AffiliateApiCredentialsLoading() {
  return (
    <>
      <HeaderSkeleton action />
      <TableSkeleton columns={6} rows={4} />
    </>
  );
}
