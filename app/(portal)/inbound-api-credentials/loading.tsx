import { HeaderSkeleton, Skeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function InboundApiCredentialsLoading() {
  return (
    <>
      <HeaderSkeleton />
      <div className="grid items-start gap-8 lg:grid-cols-[19rem_minmax(0,1fr)] lg:gap-6">
        <div>
          <Skeleton className="mt-2 mb-5 h-5 w-24" />
          <Skeleton className="h-40 rounded-card" />
        </div>
        <div>
          <Skeleton className="mt-2 mb-5 h-5 w-40" />
          <TableSkeleton columns={5} rows={4} />
        </div>
      </div>
    </>
  );
}
