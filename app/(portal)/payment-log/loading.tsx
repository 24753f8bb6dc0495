import { HeaderSkeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function PaymentLogLoading() {
  return (
    <>
      <HeaderSkeleton />
      <TableSkeleton columns={5} rows={8} />
    </>
  );
}
