import { DetailSkeleton, HeaderSkeleton } from "@/app/_ui/skeleton";

export default function IntegrationLoading() {
  return (
    <>
      <HeaderSkeleton action />
      <DetailSkeleton facts={8} />
    </>
  );
}
