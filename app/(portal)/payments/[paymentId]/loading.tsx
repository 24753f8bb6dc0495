import { DetailSkeleton, HeaderSkeleton } from "@/app/_ui/skeleton";

export default function PaymentLoading() {
  return (
    <>
      <HeaderSkeleton />
      <DetailSkeleton facts={10} />
    </>
  );
}
