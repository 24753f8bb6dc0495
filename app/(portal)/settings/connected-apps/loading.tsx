import { HeaderSkeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function ConnectedAppsLoading() {
  return (
    <>
      <HeaderSkeleton />
      <TableSkeleton columns={6} rows={3} />
    </>
  );
}
