import { HeaderSkeleton, Skeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function PaymentsLoading() {
  return (
    <>
      <HeaderSkeleton action />
      <div aria-hidden="true" className="mb-5 grid gap-3">
        <div className="flex flex-wrap justify-between gap-3">
          <Skeleton className="h-9 w-full rounded-control sm:w-72" />
          <Skeleton className="h-8 w-full max-w-[36rem] rounded-full" />
        </div>
        <Skeleton className="h-5 w-56" />
      </div>
      <TableSkeleton columns={5} rows={10} compact />
    </>
  );
}
