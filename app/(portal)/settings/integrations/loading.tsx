import { HeaderSkeleton, Skeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function IntegrationsLoading() {
  return (
    <>
      <HeaderSkeleton action />
      <Skeleton className="mb-6 h-10 w-64" />
      <TableSkeleton columns={6} rows={5} />
    </>
  );
}
