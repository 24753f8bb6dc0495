import { HeaderSkeleton, Skeleton, TableSkeleton } from "@/app/_ui/skeleton";

const FIGURES = ["volume", "rate", "days"];

export default function HomeLoading() {
  return (
    <>
      <HeaderSkeleton />
      <div aria-hidden="true" className="grid gap-4 lg:grid-cols-[1fr_1fr_1.6fr]">
        {FIGURES.map((figure) => (
          <div key={figure} className="flex h-60 flex-col rounded-card border border-line bg-surface p-5">
            <Skeleton className="h-4 w-36" />
            <Skeleton className="mt-3 h-6 w-28" />
            <Skeleton className="mt-auto h-4 w-44 max-w-full" />
          </div>
        ))}
      </div>
      <div aria-hidden="true" className="mt-10 mb-4 flex h-6 items-center justify-between">
        <Skeleton className="h-5 w-36" />
        <Skeleton className="h-4 w-28" />
      </div>
      <TableSkeleton rows={5} compact />
    </>
  );
}
