import { HeaderSkeleton, ListSkeleton } from "@/app/_ui/skeleton";

export default function PaymentLoading() {
  return (
    <>
      <HeaderSkeleton back id />
      <div aria-hidden="true" className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-2">
        <div className="grid gap-6">
          <ListSkeleton lines={4} ends />
          <ListSkeleton lines={3} />
        </div>
        <ListSkeleton lines={7} />
      </div>
    </>
  );
}
