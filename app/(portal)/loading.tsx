import { CardsSkeleton, HeaderSkeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function HomeLoading() {
  return (
    <>
      <HeaderSkeleton />
      <CardsSkeleton />
      <div className="mt-10">
        <TableSkeleton rows={5} />
      </div>
    </>
  );
}
