import { HeaderSkeleton, TableSkeleton } from "@/app/_ui/skeleton";

export default function OauthAppsLoading() {
  return (
    <>
      <HeaderSkeleton action />
      <TableSkeleton columns={6} rows={3} />
    </>
  );
}
