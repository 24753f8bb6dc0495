import { HeaderSkeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function ApplicationsLoading() {
  return (
    <>
      <HeaderSkeleton action />
      <TableSkeleton columns={4} rows={6} />
    </>
  );
}
