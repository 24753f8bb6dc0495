import { DetailSkeleton, HeaderSkeleton } from "@/app/_ui/skeleton";

export default function MessageLoading() {
  return (
    <>
      <HeaderSkeleton action />
      <DetailSkeleton facts={6} />
    </>
  );
}
