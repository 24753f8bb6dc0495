import { DetailSkeleton, HeaderSkeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function CustomerLoading() {
  return (
    <>
      <HeaderSkeleton action />
      <DetailSkeleton facts={4} />
      <TableSkeleton columns={5} rows={5} />
    </>
  );
}
