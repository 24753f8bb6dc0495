import { HeaderSkeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function DomainsLoading() {
  return (
    <>
      <HeaderSkeleton action />
      <TableSkeleton columns={5} rows={4} />
    </>
  );
}
