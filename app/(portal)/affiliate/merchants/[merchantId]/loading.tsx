import { HeaderSkeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function MerchantLoading() {
  return (
    <>
      <HeaderSkeleton />
      <TableSkeleton columns={6} rows={3} />
    </>
  );
}
