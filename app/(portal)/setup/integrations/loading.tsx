import { CardsSkeleton, HeaderSkeleton } from "@/app/_ui/skeleton";

export default function IntegrationsLoading() {
  return (
    <>
      <HeaderSkeleton />
      <CardsSkeleton cards={6} />
    </>
  );
}
