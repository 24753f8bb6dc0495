import { HeaderSkeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function ScriptsLoading() {
  return (
    <>
      <HeaderSkeleton action />
      <TableSkeleton columns={4} rows={3} />
    </>
  );
}
