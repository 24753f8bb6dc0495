import { DetailSkeleton, HeaderSkeleton } from "@/app/_ui/skeleton";

export default function ApplicationLoading() {
  return (
    <>
      <HeaderSkeleton action />
      <DetailSkeleton facts={6} />
    </>
  );
}
