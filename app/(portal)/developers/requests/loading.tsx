import { HeaderSkeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function RequestLogLoading() {
  return (
    <>
      <HeaderSkeleton />
      <TableSkeleton columns={6} rows={8} />
    </>
  );
}
