import { DetailSkeleton, HeaderSkeleton } from "@/app/_ui/skeleton";

export default function RequestLoading() {
  return (
    <>
      <HeaderSkeleton />
      <DetailSkeleton facts={8} />
    </>
  );
}
