import { HeaderSkeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function MerchantsLoading() {
  return (
    <>
      <HeaderSkeleton />
      <TableSkeleton columns={4} rows={5} />
    </>
  );
}
