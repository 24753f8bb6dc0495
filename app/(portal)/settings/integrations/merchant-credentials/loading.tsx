import { HeaderSkeleton, Skeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function MerchantCredentialsLoading() {
  return (
    <>
      <HeaderSkeleton action />
      <Skeleton className="mb-6 h-10 w-64" />
      <TableSkeleton columns={7} rows={5} />
    </>
  );
}
