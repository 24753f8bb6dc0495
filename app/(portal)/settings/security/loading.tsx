import { HeaderSkeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function SecurityLoading() {
  return (
    <>
      <HeaderSkeleton />
      <TableSkeleton columns={2} rows={4} />
    </>
  );
}
